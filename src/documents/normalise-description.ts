import type { Json, JsonObject } from "../core/json.js";
import { mapSchemas } from "./map-schemas.js";

/**
 * A description with its schemas in JSON Schema 2020-12, whatever OpenAPI version it has.
 *
 * Every value keeps its place, so that a JSON Pointer into the result is one into the document.
 * OpenAPI 3.0 differs in `nullable`, boolean `exclusiveMinimum` and `exclusiveMaximum`, and in
 * members beside `$ref`, which it ignores; see https://spec.openapis.org/oas/v3.1.1#schema-object.
 */
export function normaliseDescription(description: JsonObject): JsonObject {
  const is30 = typeof description["openapi"] === "string" && description["openapi"].startsWith("3.0");
  return mapSchemas(description, (schema) => {
    if (is30 && typeof schema["$ref"] === "string") return { $ref: schema["$ref"] };
    const members: Record<string, Json | undefined> = { ...schema };
    applyExclusiveBound(members, "minimum", "exclusiveMinimum");
    applyExclusiveBound(members, "maximum", "exclusiveMaximum");
    applyNullable(members);
    return members;
  });
}

/** `exclusiveMinimum: true` beside `minimum: n` becomes `exclusiveMinimum: n`. */
function applyExclusiveBound(
  members: Record<string, Json | undefined>,
  bound: string,
  exclusive: string,
): void {
  if (typeof members[exclusive] !== "boolean") return;
  if (members[exclusive] && typeof members[bound] === "number") {
    members[exclusive] = members[bound];
    delete members[bound];
  } else delete members[exclusive];
}

/**
 * `nullable: true` lets null through `type` and `enum`; without a `type` it has no effect, as OpenAPI 3.0.3
 * says. `x-nullable` is how descriptions spell it that were converted from an older version.
 */
function applyNullable(members: Record<string, Json | undefined>): void {
  const nullable = members["nullable"] === true || members["x-nullable"] === true;
  delete members["nullable"];
  if (!nullable) return;
  const stated = members["type"];
  if (stated === undefined) return;
  const types: readonly Json[] = Array.isArray(stated) ? stated : [stated];
  if (!types.includes("null")) members["type"] = [...types, "null"];
  const allowed = members["enum"];
  if (Array.isArray(allowed) && !allowed.includes(null)) members["enum"] = [...allowed, null];
}
