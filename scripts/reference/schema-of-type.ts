import { join } from "node:path";
import { createGenerator } from "ts-json-schema-generator";
import type { JsonObject } from "../../src/core/json.js";

/** The JSON Schema of a type of ours, with what its TSDoc says. */
export function schemaOfType(root: string, file: string, type: string): JsonObject {
  const generator = createGenerator({
    path: join(root, file),
    tsconfig: join(root, "tsconfig.json"),
    type,
    skipTypeCheck: true,
    additionalProperties: true,
    topRef: false,
    encodeRefs: false,
    expose: "export",
    jsDoc: "extended",
    sortProps: false,
  });
  return generator.createSchema(type) as unknown as JsonObject;
}
