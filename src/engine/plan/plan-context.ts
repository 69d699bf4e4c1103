import fc, { type Arbitrary } from "fast-check";
import type { JsonPointer } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Provider } from "../../documents/model.js";
import type { Case, CaseKind, NotExercised, TrialSource } from "../case.js";
import { costOf, plus } from "../effects/case-cost.js";
import { costOfNeeds, costOfSending, effectsOf, isBillable, sentWith } from "../effects/operation-effects.js";
import { isPlaceOf, type RequestPart, withPart } from "../request-part.js";
import type { RequestSpace } from "../request-space.js";
import { seededRandom } from "../seeded-random.js";

/** What the planners of all kinds share for one operation. */
export interface PlanContext {
  readonly provider: Provider;
  readonly space: RequestSpace;
  /** Valid requests, smallest first; the first sends required parts only where that is possible. */
  readonly bases: readonly RequestValue[];
  /** Generated requests for each case that explores. */
  readonly runs: number;
  readonly note: (note: Omit<NotExercised, "provider" | "operation">) => void;
}

/**
 * Draws a handful of valid requests, always the same ones, smallest first: the required parts alone,
 * each optional part alone beside them, and some as they come.
 */
export function drawBases(space: RequestSpace): RequestValue[] {
  const random = seededRandom(1, space.operation.id);
  const drawn = Array.from({ length: 24 }, () => space.arbitrary.generate(random, undefined).value);
  const [first] = drawn;
  if (first === undefined) return [];
  const optional = space.parts.filter((part) => !part.required);
  const plain = optional.reduce((value, part) => withPart(value, part, undefined), first);
  const alone = optional.map((part) =>
    withPart(plain, part, part.arbitrary.generate(random, undefined).value),
  );
  const byText = new Map([plain, ...alone, ...drawn].map((value) => [JSON.stringify(value), value]));
  return [...byText.entries()]
    .sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
    .map(([, value]) => value);
}

/** Always the same request. */
export function fixed(value: RequestValue): Arbitrary<RequestValue> {
  return fc.constant(value);
}

/** Makes a case of an operation; its promises are filled in once the plan is whole. */
export function operationCase(context: PlanContext, kind: CaseKind, path: string, source: TrialSource): Case {
  const { provider, space } = context;
  const { operation } = space;
  const [needs, own] = [costOfNeeds(provider, operation), costOfSending(provider, operation)];
  return {
    name: caseName(provider.name, operation.id, kind, path),
    kind,
    provider: provider.name,
    operation,
    promises: [],
    effects: effectsOf(provider, operation),
    billable: isBillable(provider, sentWith(provider, operation)),
    cost: costOf(source.runs, plus(needs, own), needs.creations + (isRefused(kind) ? 0 : own.creations)),
    work: { kind: "exchanges", source },
  };
}

/** Kinds whose requests a faultless server refuses. */
function isRefused(kind: CaseKind): boolean {
  return kind === "negative" || kind === "credentials" || kind === "method";
}

/** The path-like name of a case; an empty tail is left out. */
export function caseName(...segments: readonly string[]): string {
  return segments
    .filter((segment) => segment !== "")
    .map((segment) => segment.replaceAll(/\s+/g, "-"))
    .join("/");
}

/** Places of the description that a valid request of these parts exercises. */
export function exercisedBy(context: PlanContext, value: RequestValue): JsonPointer[] {
  const { operation, parts } = context.space;
  const sent = parts.filter((part) =>
    part.kind === "body"
      ? value.body !== undefined
      : part.parameter !== undefined && value[part.parameter.in][part.parameter.name] !== undefined,
  );
  return [
    ...sent.map((part) => part.media?.pointer ?? part.parameter?.pointer ?? operation.pointer),
    operation.pointer,
  ];
}

/** Why a bound request may lack a part: an optional variable that the environment does not set. */
export function whyNotSent(context: PlanContext, part: RequestPart): string {
  const binding = context.provider.profile.bindings.find(
    (candidate) =>
      candidate.kind === "supplied" &&
      candidate.at.some((place) => place.operation === context.space.operation.id && isPlaceOf(place, part)),
  );
  if (binding?.kind !== "supplied") return `the request does not send ${part.name}`;
  return `${part.name} needs the environment variable ${binding.value.env}, which is not set`;
}
