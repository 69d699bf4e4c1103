import { isJsonObject, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo, pointerTokens } from "../core/json-pointer.js";
import type { Operation, Provider } from "../documents/model.js";
import type { RequestPlace } from "../documents/profile.js";
import { resolveAt } from "../documents/reference.js";

/** Where the description has the schema of a place in a request, as far as `properties` lead there. */
export function placePointer(provider: Provider, place: RequestPlace): JsonPointer | undefined {
  const operation = provider.operations.find(({ id }) => id === place.operation);
  const start = operation && startOf(operation, place);
  if (start === undefined) return undefined;
  const followed = pointerTokens(place.pointer ?? "").reduce(
    (at, token) => resolveAt(provider.root, pointerTo(at.pointer, "properties", token)),
    resolveAt(provider.root, start),
  );
  return followed.value === undefined ? undefined : followed.pointer;
}

/** The schema that the description gives for a place in a request. */
export function placeSchema(provider: Provider, place: RequestPlace): JsonObject | undefined {
  const pointer = placePointer(provider, place);
  const schema = pointer === undefined ? undefined : resolveAt(provider.root, pointer).value;
  return isJsonObject(schema) ? schema : undefined;
}

function startOf(operation: Operation, place: RequestPlace): string | undefined {
  if (place.in === "body") return operation.body?.media[0]?.schema?.pointer;
  return operation.parameters.find(({ in: where, name }) => where === place.in && name === place.name)?.schema
    .pointer;
}

/** Whether the description calls what stands at a place a secret. */
export function isSecretPlace(provider: Provider, place: RequestPlace): boolean {
  const schema = placeSchema(provider, place);
  return schema?.["writeOnly"] === true || schema?.["format"] === "password";
}
