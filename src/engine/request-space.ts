import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../core/json.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Provider } from "../documents/model.js";
import type { Binding, RequestPlace } from "../documents/profile.js";
import { arbitraryOf } from "../schema/arbitrary-of.js";
import type { NotExercised } from "./case.js";
import { narrowedPointer, narrowedRoot } from "./narrowed-schema.js";
import { assemble, bindingsOf, draftParts, type RequestPart } from "./request-part.js";

/** All valid requests of an operation. */
export interface RequestSpace {
  readonly operation: Operation;
  readonly parts: readonly RequestPart[];
  readonly arbitrary: Arbitrary<RequestValue>;
  /** Groups of places of which a valid request fills at most one. */
  readonly exclusive: readonly (readonly RequestPlace[])[];
}

/** A request space, or why there is none, with all that could not be honoured. */
export interface SpaceReport {
  readonly space?: RequestSpace;
  readonly notes: readonly NotExercised[];
}

const spaces = new WeakMap<Operation, SpaceReport>();

/** The space of valid requests of an operation, from its description and the profile; built once. */
export function requestSpace(provider: Provider, operation: Operation): SpaceReport {
  const known = spaces.get(operation);
  if (known !== undefined) return known;
  const report = buildSpace(provider, operation);
  spaces.set(operation, report);
  return report;
}

function buildSpace(provider: Provider, operation: Operation): SpaceReport {
  const { id, pointer, unreachable } = operation;
  if (unreachable !== undefined)
    return { notes: [{ provider: provider.name, operation: id, place: pointer, reason: unreachable }] };
  const notes: NotExercised[] = [];
  const root = narrowedRoot(provider, operation);
  const parts: RequestPart[] = [];
  let impossible = false;
  for (const draft of draftParts(operation)) {
    const bindings = bindingsOf(provider, operation, draft);
    const whole = bindings.find(
      ({ binding, place }) => binding.kind !== "narrowed" && (place.pointer ?? "") === "",
    );
    const narrowed = bindings.some(({ binding }) => binding.kind === "narrowed");
    const valid = narrowed ? { root, pointer: narrowedPointer(operation, draft.name) } : draft.described;
    // What is only implied may come to nothing; a value of its own goes out then.
    if (whole !== undefined && !isGuessed(provider, whole.binding)) {
      parts.push({ ...draft, valid, bound: true, arbitrary: fc.constant<Json>("bound") });
      continue;
    }
    const generation = arbitraryOf(valid);
    const where = { provider: provider.name, operation: operation.id };
    if (generation.kind === "impossible") {
      for (const note of generation.notes)
        notes.push({
          ...where,
          place: note.pointer,
          reason: `no valid ${draft.name} can be made: ${note.keyword} ${note.why}`,
        });
      if (generation.notes.length === 0)
        notes.push({ ...where, place: valid.pointer, reason: `no valid ${draft.name} can be made` });
      impossible ||= draft.required;
      continue;
    }
    for (const note of generation.unhonoured)
      notes.push({ ...where, place: note.pointer, reason: `${note.keyword} is not honoured: ${note.why}` });
    parts.push({ ...draft, valid, bound: false, arbitrary: generation.arbitrary });
  }
  if (impossible) return { notes };
  const exclusive = provider.profile.exclusive.filter((group) =>
    group.some((place) => place.operation === operation.id),
  );
  return { space: { operation, parts, exclusive, arbitrary: combine(parts, exclusive) }, notes };
}

function isGuessed({ profile }: Provider, { kind }: Binding): boolean {
  return profile.isImplied === true && kind === "resource";
}

const absent: unique symbol = Symbol("absent");

function combine(
  parts: readonly RequestPart[],
  exclusive: RequestSpace["exclusive"],
): Arbitrary<RequestValue> {
  const arbitraries = parts.map((part) =>
    part.required ? part.arbitrary : fc.option(part.arbitrary, { nil: absent, freq: 2 }),
  );
  return fc.tuple(...arbitraries).map((values) => {
    const sent = new Map<RequestPart, Json>();
    parts.forEach((part, index) => {
      const value = values[index];
      if (typeof value !== "symbol" && value !== undefined) sent.set(part, value);
    });
    return assemble(sent, exclusive);
  });
}
