import type { Operation, Provider } from "../../documents/model.js";
import type { Amount } from "../budget.js";
import { type Case, type Effect, effects, type NotExercised } from "../case.js";
import { costOf, plus } from "../effects/case-cost.js";
import { costOfNeeds, costOfSending, isBillable, ownEffect, sentWith } from "../effects/operation-effects.js";
import type { TargetKind } from "../events.js";
import { caseName } from "../plan/plan-context.js";
import { inferProperties } from "./infer-properties.js";
import type { InferredSource } from "./inferred-source.js";
import type { InferredProperty } from "./sequence.js";

/** What planning inferred properties needs. */
export interface InferredPlanContext extends Pick<InferredSource, "baseOf" | "spaceOf"> {
  readonly provider: Provider;
  readonly target: TargetKind;
  /** Generated requests for each case that explores; a property gets a part of that. */
  readonly runs: number;
  readonly note: (note: NotExercised) => void;
}

/** Requests that one run of a property stands for in the size of a run. */
const requestsARun = { mock: 20, live: 60 } as const;

/** A case for each relation that the description implies, unless the profile switches it off. */
export function planInferred(context: InferredPlanContext): Case[] {
  const { provider, note } = context;
  return inferProperties(provider).flatMap((property) => {
    if (!isOff(provider, property)) return [inferredCase(context, property)];
    note({
      provider: provider.name,
      operation: property.operation.id,
      place: property.place,
      reason: `inferred: ${property.because}; switched off in the profile (${property.inference})`,
    });
    return [];
  });
}

function isOff({ profile }: Provider, { inference, operation }: InferredProperty): boolean {
  return profile.inferred.off.some(
    (entry) => entry === inference || entry === `${inference}/${operation.id}`,
  );
}

function inferredCase(context: InferredPlanContext, property: InferredProperty): Case {
  const { provider, target, baseOf, spaceOf } = context;
  const { inference, operation, because, draws, alone } = property;
  const runs = draws === "one" ? 1 : Math.max(1, Math.ceil(context.runs / requestsARun[target]));
  const reason = `${because}; ${identifiedBy(property)}`;
  const obstacle = obstacleTo(context, property);
  const pass = passOf(provider, property);
  return {
    name: caseName(provider.name, "workflow", "inferred", inference, operation.id),
    kind: "workflow",
    provider: provider.name,
    operation,
    workflow: {
      id: `inferred/${inference}/${operation.id}`,
      origin: { kind: "inferred", reason },
      needs: [],
      runs,
    },
    promises: promisesOf(provider, property),
    effects: effectsOf(provider, property),
    billable: isBillable(
      provider,
      property.operations.flatMap((sent) => sentWith(provider, sent)),
    ),
    ...(alone === true ? { alone } : {}),
    cost: costOf(runs, pass, pass.creations),
    work:
      obstacle === undefined
        ? { kind: "inferred", source: { property, runs, baseOf, spaceOf } }
        : { kind: "skip", reason: obstacle },
  };
}

/** Where a thing's identifier comes from. */
function identifiedBy({ resource: { identifier, parameter } }: InferredProperty): string {
  if (identifier.kind === "chosen") return `the request names it in ${identifier.in} ${identifier.name}`;
  const [first] = identifier.pointers;
  const where = first === undefined ? "the end of Location" : `${first} of the answer`;
  return parameter === undefined ? `${where} names it` : `${where} names it as {${parameter}}`;
}

/** Why a property cannot be looked at here. */
function obstacleTo(
  context: InferredPlanContext,
  { operations, resource }: InferredProperty,
): string | undefined {
  const impossible = operations.find((operation) => context.baseOf(operation) === undefined);
  if (impossible !== undefined) return `no valid request of ${impossible.id} can be made`;
  if (context.target === "mock" && !isKept(context.provider, resource.create))
    return `the mock keeps no state of ${resource.name}`;
  return undefined;
}

/** Whether the mock remembers what an operation creates, as the profile says. */
function isKept({ profile }: Provider, create: Operation | undefined): boolean {
  return profile.mock.state.resources.some(({ create: { operations } }) =>
    operations.some((id) => id === create?.id),
  );
}

function promisesOf({ promises }: Provider, { inference, operation }: InferredProperty): string[] {
  return promises
    .filter(({ exchanges }) =>
      exchanges.some(
        (evidence) =>
          evidence.check === inference && (evidence.operation === "*" || evidence.operation === operation.id),
      ),
    )
    .map(({ id }) => id);
}

function effectsOf(provider: Provider, { makes, operations }: InferredProperty): Effect[] {
  const all = new Set(operations.map((operation) => ownEffect(provider, operation)));
  if (makes > 0) all.add("creates");
  return effects.filter((effect) => all.has(effect));
}

/** Each thing that a run makes, with its removal, and once what they need. */
function passOf(provider: Provider, { makes, maxRequests, resource: { create } }: InferredProperty): Amount {
  const own = { requests: maxRequests, creations: makes };
  if (create === undefined) return own;
  const removal = costOfSending(provider, create).requests - 1;
  return plus(costOfNeeds(provider, create), { ...own, requests: own.requests + makes * removal });
}
