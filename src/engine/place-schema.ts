import { isJsonObject, type JsonObject } from "../core/json.js";
import { pointerTo, pointerTokens } from "../core/json-pointer.js";
import type { Operation, Provider, RequestPlace } from "../documents/model.js";
import { resolveAt } from "../documents/reference.js";

/** The schema that the description gives for a place in a request, as far as `properties` lead there. */
export function placeSchema(provider: Provider, place: RequestPlace): JsonObject | undefined {
  const operation = provider.operations.find(({ id }) => id === place.operation);
  const start = operation && startOf(operation, place);
  if (start === undefined) return undefined;
  let at = resolveAt(provider.root, start);
  for (const token of pointerTokens(place.pointer ?? "")) {
    at = resolveAt(provider.root, pointerTo(at.pointer, "properties", token));
  }
  return isJsonObject(at.value) ? at.value : undefined;
}

function startOf(operation: Operation, place: RequestPlace): string | undefined {
  if (place.in === "body") return operation.body?.media[0]?.schema?.pointer;
  return operation.parameters.find(({ in: where, name }) => where === place.in && name === place.name)?.schema.pointer;
}

/** Whether the description calls what stands at a place a secret. */
export function isSecretPlace(provider: Provider, place: RequestPlace): boolean {
  const schema = placeSchema(provider, place);
  return schema?.["writeOnly"] === true || schema?.["format"] === "password";
}
