import type { Json } from "../core/json.js";
import { type JsonPointer, pointerTo, valueAt } from "../core/json-pointer.js";

/** The places in a value that a template with `*` means: of many items the first, the last and one between. */
export function placesOf(value: Json, tokens: readonly string[]): JsonPointer[] {
  return tokens.reduce<JsonPointer[]>(
    (places, token) =>
      places.flatMap((place) => {
        const container = valueAt(value, place);
        if (typeof container !== "object" || container === null) return [];
        if (token !== "*") return Object.hasOwn(container, token) ? [pointerTo(place, token)] : [];
        const names = Object.keys(container);
        const few = names.length <= 3 ? names : [names[0], names[Math.floor(names.length / 2)], names.at(-1)];
        return few.flatMap((name) => (name === undefined ? [] : [pointerTo(place, name)]));
      }),
    [""],
  );
}
