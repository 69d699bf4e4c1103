import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";

/** A named schema of a description: a property, or the schema of a parameter. */
export interface NamedSchema {
  readonly name: string;
  readonly pointer: JsonPointer;
  readonly schema: JsonObject;
  /** What is said of it in words, by the schema or by its parameter. */
  readonly prose: string;
}

/** Values of the provider's own, which may look like anything. */
const data = new Set(["example", "examples", "default", "enum", "const", "value"]);

/** Every property and every parameter that has a schema in place, wherever in the description it stands. */
export function namedSchemas(root: JsonObject): NamedSchema[] {
  const found: NamedSchema[] = [];
  const visit = (node: Json | undefined, pointer: JsonPointer, isNameMap: boolean) => {
    if (Array.isArray(node)) {
      node.forEach((item: Json, index) => {
        visit(item, pointerTo(pointer, index), false);
      });
      return;
    }
    if (!isJsonObject(node)) return;
    const { name, schema, description } = node;
    if (!isNameMap && typeof name === "string" && typeof node["in"] === "string" && isJsonObject(schema))
      found.push(named(name, pointerTo(pointer, "schema"), schema, description));
    for (const [member, child] of Object.entries(node)) {
      if (!isNameMap && (data.has(member) || member.startsWith("x-"))) continue;
      const at = pointerTo(pointer, member);
      if (isNameMap && pointer.endsWith("/properties") && isJsonObject(child))
        found.push(named(member, at, child, undefined));
      visit(child, at, !isNameMap && isMapOfNames(member));
    }
  };
  visit(root, "", false);
  return found;
}

function isMapOfNames(member: string): boolean {
  return ["properties", "schemas", "responses", "parameters", "headers", "paths", "content"].includes(member);
}

function named(
  name: string,
  pointer: JsonPointer,
  schema: JsonObject,
  description: Json | undefined,
): NamedSchema {
  const prose = [description, schema["description"]].filter((text) => typeof text === "string").join(" ");
  return { name, pointer, schema, prose };
}
