import type { Json, JsonObject } from "../../core/json.js";
import { listOf } from "../../documents/read-members.js";
import { namedSchemas } from "./described-schemas.js";
import type { DocumentsCheck } from "./documents-check.js";

const stated = /\bdefaults? (?:to|is|value is)\s+(?:([`'"“])([^`'"”]+)[`'"”]|([\w.+-]*\w))/i;

/** A default that the text names is the one that the schema has. */
export const defaultAsDescribed: DocumentsCheck = {
  id: "default-as-described",
  demands: "a default that the text names is the schema's",
  examine: ({ root }) =>
    namedSchemas(root).flatMap(({ name, pointer, schema, prose }) => {
      const told = defaultIn(prose, schema);
      const actual = schema["default"];
      if (told === undefined || isSame(told, actual)) return [];
      return [
        {
          message: `The text says that ${name} is ${told} by default, and the schema ${actual === undefined ? "has no default" : `says ${JSON.stringify(actual)}`}.`,
          place: pointer,
          expected: told,
          received: actual === undefined ? "no default" : JSON.stringify(actual),
        },
      ];
    }),
};

/** The default that a text names, where it is plainly a value and not the next word of the sentence. */
function defaultIn(prose: string, schema: JsonObject): string | undefined {
  const found = stated.exec(prose);
  const [, , quoted, bare = ""] = found ?? [];
  if (found === null) return undefined;
  if (quoted !== undefined) return quoted;
  const isValue =
    /^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(bare) ||
    listOf(schema, "enum").some((allowed) => String(allowed) === bare);
  return isValue ? bare : undefined;
}

function isSame(told: string, actual: Json | undefined): boolean {
  if (actual === undefined) return false;
  const text = typeof actual === "string" ? actual : JSON.stringify(actual);
  return text.toLowerCase() === told.toLowerCase() || Number(text) === Number(told);
}
