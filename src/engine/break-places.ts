import { breachPlaces } from "../checks/breach-places.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";
import type { Break } from "../schema/breaks-of.js";

/** The places in the description that state what is broken, most telling first. */
export function breakPlaces(
  schema: SchemaAt,
  broken: Pick<Break, "keyword" | "variant" | "constraint">,
): readonly [JsonPointer, ...JsonPointer[]] {
  const missing =
    broken.keyword === "required" && broken.variant !== undefined ? { missing: broken.variant } : {};
  const [first = broken.constraint, ...others] = breachPlaces(schema, { ...broken, ...missing });
  return [first, ...others];
}
