import { pointerTo } from "../../core/json-pointer.js";
import type { Provider } from "../../documents/model.js";
import { type Fault, faultName } from "./fault.js";

/** Each reference that the mock looks up, taken whatever it names. */
export function referenceFaults({ operations, profile }: Provider): Fault[] {
  return profile.bindings.flatMap((binding) => {
    if (binding.kind !== "supplied" || binding.unknown === undefined) return [];
    const { status } = binding.unknown;
    return binding.at.map((place): Fault => {
      const operation = operations.find(({ id }) => id === place.operation);
      const part = place.in === "body" ? "body" : `${place.in}/${place.name}`;
      return {
        name: faultName(place.operation, "request", `${part}${place.pointer ?? ""}`, "unknown"),
        family: "reference",
        operation: place.operation,
        does: `A ${binding.name} that does not exist is taken.`,
        ...(operation === undefined ? {} : { at: pointerTo(operation.pointer, "responses", status) }),
        sabotage: {
          takesUnknown: (asked) =>
            asked.operation === place.operation &&
            asked.in === place.in &&
            asked.name === place.name &&
            asked.pointer === place.pointer,
        },
      };
    });
  });
}
