import { isJsonObject, type JsonObject } from "../core/json.js";
import { pointerTo } from "../core/json-pointer.js";
import type { SchemaAt } from "./model.js";
import { listOf, objectOf } from "./read-members.js";
import { resolveAt } from "./reference.js";

/** What a schema says of an object's members, its branches taken together. */
export interface SchemaMembers {
  readonly properties: ReadonlyMap<string, readonly SchemaAt[]>;
  /** Whether other members are described too, by a pattern or by one schema for all. */
  readonly open: boolean;
}

/** The members that schemas describe, through references, `allOf`, `anyOf`, `oneOf` and conditions. */
export function membersOf(schemas: readonly SchemaAt[]): SchemaMembers {
  const properties = new Map<string, SchemaAt[]>();
  let open = false;
  const visit = ({ root, pointer }: SchemaAt, depth: number): void => {
    if (!isJsonObject(root) || depth > 8) return;
    const resolved = resolveAt(root, pointer);
    if (!isJsonObject(resolved.value)) return;
    const schema = resolved.value;
    open ||= describesOthers(schema);
    for (const name of Object.keys(objectOf(schema, "properties") ?? {}))
      properties.set(name, [
        ...(properties.get(name) ?? []),
        { root, pointer: pointerTo(resolved.pointer, "properties", name) },
      ]);
    for (const keyword of ["allOf", "anyOf", "oneOf"])
      listOf(schema, keyword).forEach((_, index) => {
        visit({ root, pointer: pointerTo(resolved.pointer, keyword, index) }, depth + 1);
      });
    for (const keyword of ["if", "then", "else"])
      if (isJsonObject(schema[keyword]))
        visit({ root, pointer: pointerTo(resolved.pointer, keyword) }, depth + 1);
  };
  for (const schema of schemas) visit(schema, 0);
  return { properties, open };
}

/** The schemas of an array's items. */
export function itemsOf(schemas: readonly SchemaAt[]): SchemaAt[] {
  const found: SchemaAt[] = [];
  const visit = ({ root, pointer }: SchemaAt, depth: number): void => {
    if (!isJsonObject(root) || depth > 8) return;
    const resolved = resolveAt(root, pointer);
    if (!isJsonObject(resolved.value)) return;
    if (isJsonObject(resolved.value["items"]))
      found.push({ root, pointer: pointerTo(resolved.pointer, "items") });
    for (const keyword of ["allOf", "anyOf", "oneOf"])
      listOf(resolved.value, keyword).forEach((_, index) => {
        visit({ root, pointer: pointerTo(resolved.pointer, keyword, index) }, depth + 1);
      });
  };
  for (const schema of schemas) visit(schema, 0);
  return found;
}

function describesOthers(schema: JsonObject): boolean {
  return (
    isJsonObject(schema["additionalProperties"]) ||
    schema["additionalProperties"] === true ||
    schema["patternProperties"] !== undefined ||
    schema["dependentSchemas"] !== undefined
  );
}
