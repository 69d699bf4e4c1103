import { groupedBy } from "../../core/grouped-by.js";
import { isAtOrBelow, type JsonPointer } from "../../core/json-pointer.js";
import type { Operation } from "../../documents/model.js";
import { boundPlaces } from "../bound-places.js";
import type { ProviderPlan } from "../plan/plan-provider.js";
import type { Broken, KeywordCoverage, Tried } from "./coverage.js";
import type { CoverageTally } from "./coverage-tally.js";
import { narrowedEdges } from "./narrowed-edges.js";
import { type RequestConstraint, requestConstraints } from "./request-constraints.js";
import type { Side, WhyUnseen } from "./why-unseen.js";

/** What is known of the constraints on requests once a run is over. */
export interface KeywordFacts extends Pick<ProviderPlan, "provider" | "spaces"> {
  readonly tally: CoverageTally;
  readonly why: WhyUnseen;
}

/** What the profile gives or narrows. */
interface Given {
  /** For each operation, places whose values the profile gives. */
  readonly bound: ReadonlyMap<string, readonly JsonPointer[]>;
  /** For each constraint of the description, where the profile states its edge in its place. */
  readonly narrowed: ReadonlyMap<JsonPointer, readonly JsonPointer[]>;
}

interface Use {
  readonly operation: Operation;
  readonly constraint: RequestConstraint;
}

/** Every constraint on requests, each once though several operations share it, with what was seen of it. */
export function keywordCoverage(facts: KeywordFacts): KeywordCoverage[] {
  const uses = new Map<JsonPointer, Use[]>();
  for (const operation of facts.provider.operations)
    for (const constraint of requestConstraints(operation, facts.spaces.get(operation.id))) {
      const known = uses.get(constraint.pointer);
      if (known === undefined) uses.set(constraint.pointer, [{ operation, constraint }]);
      else known.push({ operation, constraint });
    }
  const given = givenBy(facts);
  return [...uses].map(([pointer, all]) => ({
    pointer,
    keyword: all[0]?.constraint.keyword ?? "",
    operations: all.map(({ operation }) => operation.id),
    ...(all.some(({ constraint }) => constraint.hasEdge)
      ? { edge: edgeOf(facts, pointer, { all, given }) }
      : {}),
    ...(all.some(({ constraint }) => constraint.isBreakable)
      ? { broken: brokenOf(facts, pointer, all) }
      : {}),
  }));
}

function givenBy({ provider, spaces }: KeywordFacts): Given {
  const edges = provider.operations.flatMap((operation) =>
    (spaces.get(operation.id)?.parts ?? []).flatMap((part) => narrowedEdges(operation, part)),
  );
  const byPlace = groupedBy(edges, ({ described }) => described);
  return {
    bound: new Map(provider.operations.map((one) => [one.id, boundPlaces(provider, one)])),
    narrowed: new Map([...byPlace].map(([place, all]) => [place, all.map(({ narrowed }) => narrowed)])),
  };
}

function edgeOf(
  facts: KeywordFacts,
  pointer: JsonPointer,
  { all, given }: { readonly all: readonly Use[]; readonly given: Given },
): Tried {
  const outcomes = [pointer, ...(given.narrowed.get(pointer) ?? [])].map(facts.tally.edge);
  const sent = outcomes.reduce((total, one) => total + one.sent, 0);
  const accepted = outcomes.reduce((total, one) => total + one.asDescribed, 0);
  const reason =
    sent > 0
      ? undefined
      : firstOf(all, (use) => {
          const places = given.bound.get(use.operation.id) ?? [];
          return whyNoEdge(facts, use, places) ?? whyUnsent(facts, use, "edge");
        });
  return { sent, accepted, ...(reason === undefined ? {} : { reason }) };
}

function brokenOf(facts: KeywordFacts, pointer: JsonPointer, all: readonly Use[]): Broken {
  const { sent, asDescribed } = facts.tally.breach(pointer);
  const reason = sent > 0 ? undefined : firstOf(all, (use) => whyUnsent(facts, use, "breach"));
  return { sent, refused: asDescribed, ...(reason === undefined ? {} : { reason }) };
}

function whyUnsent({ why }: KeywordFacts, { operation, constraint }: Use, side: Side): string | undefined {
  if (constraint.sentAs !== undefined) return `requests are sent as ${constraint.sentAs}`;
  return why.place(operation, constraint.pointer, side);
}

/** What the profile gives or narrows is not taken to its edges: only what it says is certainly accepted. */
function whyNoEdge(
  { spaces }: KeywordFacts,
  { operation, constraint }: Use,
  bound: readonly JsonPointer[],
): string | undefined {
  const part = spaces.get(operation.id)?.parts.find(({ name }) => name === constraint.part?.name);
  const isBound = part?.bound === true || bound.some((place) => isAtOrBelow(constraint.pointer, place));
  if (isBound) return "its value comes from the profile";
  if (part !== undefined && part.valid !== part.described)
    return "the profile narrows what is certainly accepted";
  return undefined;
}

function firstOf(all: readonly Use[], reasonOf: (use: Use) => string | undefined): string | undefined {
  for (const use of all) {
    const reason = reasonOf(use);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
