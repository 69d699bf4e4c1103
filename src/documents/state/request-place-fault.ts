import { isJsonObject, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo, pointerTokens } from "../../core/json-pointer.js";
import type { Operation, SchemaAt } from "../model.js";
import { resolveAt } from "../reference.js";
import type { StateExpression } from "./state-expression.js";

/** Why the requests of an operation have no such place as an expression names, or undefined where they may. */
export function requestPlaceFault(operation: Operation, expression: StateExpression): string | undefined {
  if (expression.kind === "body") {
    const { body } = operation;
    if (body === undefined) return `"${operation.id}" has no request body.`;
    const schemas = body.media.flatMap(({ schema }) => schema ?? []);
    const tokens = pointerTokens(expression.pointer ?? "");
    return schemas.length === 0 || schemas.some((schema) => mayHave(schema, tokens))
      ? undefined
      : `the request body of "${operation.id}" has no such place.`;
  }
  if (expression.kind !== "request") return undefined;
  const found =
    expression.in === "server"
      ? operation.servers.some((url) => url.includes(`{${expression.name}}`))
      : operation.parameters.some(
          ({ in: where, name }) => where === expression.in && name === expression.name,
        );
  return found ? undefined : `"${operation.id}" has no ${expression.in} parameter "${expression.name}".`;
}

/** Whether a schema has a place, as far as it says what its objects hold. */
function mayHave({ root, pointer }: SchemaAt, tokens: readonly string[]): boolean {
  const [token, ...rest] = tokens;
  if (token === undefined || !isJsonObject(root)) return true;
  const resolved = resolveAt(root, pointer);
  if (!isJsonObject(resolved.value)) return true;
  const at = (place: JsonPointer) => ({ root, pointer: place });
  const schema: JsonObject = resolved.value;
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((word) => {
    const list = schema[word];
    return Array.isArray(list) ? list.map((_, index) => pointerTo(resolved.pointer, word, index)) : [];
  });
  const properties = schema["properties"];
  if (isJsonObject(properties) && Object.hasOwn(properties, token))
    return mayHave(at(pointerTo(resolved.pointer, "properties", token)), rest);
  if (parts.length > 0) return parts.some((part) => mayHave(at(part), tokens));
  return properties === undefined;
}
