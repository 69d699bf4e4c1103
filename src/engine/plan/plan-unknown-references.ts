import { type JsonPointer, valueAt } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import { withPlace } from "../binder.js";
import type { Case } from "../case.js";
import { isPlaceOf, partValue, type RequestPart } from "../request-part.js";
import { caseName, fixed, operationCase, type PlanContext } from "./plan-context.js";

/** A well-formed reference that names nothing, where the documentation says which refusal it takes. */
export function planUnknownReferences(context: PlanContext): Case[] {
  const { operation, parts } = context.space;
  return context.provider.profile.bindings.flatMap((binding) => {
    if (binding.kind !== "supplied" || binding.unknown === undefined) return [];
    const { unknown } = binding;
    return binding.at
      .filter((place) => place.operation === operation.id)
      .flatMap((place) => {
        const part = parts.find((candidate) => isPlaceOf(place, candidate));
        const base = part && context.bases.find((candidate) => holds(candidate, part, place.pointer ?? ""));
        if (part === undefined || base === undefined) return [];
        return [
          operationCase(context, "negative", caseName(part.name + (place.pointer ?? ""), "unknown"), {
            base: fixed(base),
            runs: 1,
            trialOf: (value) => ({
              value: withPlace(value, place, unknown.value),
              expectation: {
                kind: "unknown-reference",
                reference: binding.name,
                status: unknown.status,
                ...(unknown.promise === undefined ? {} : { promise: unknown.promise }),
              },
            }),
          }),
        ];
      });
  });
}

function holds(value: RequestValue, part: RequestPart, pointer: JsonPointer): boolean {
  const sent = partValue(value, part);
  return sent !== undefined && valueAt(sent, pointer) !== undefined;
}
