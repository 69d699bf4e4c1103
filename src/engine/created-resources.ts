import type { DecodedBody } from "../checks/observation.js";
import type { Exchange } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import { jsonEquals } from "../core/json.js";
import { valueAt } from "../core/json-pointer.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Provider } from "../documents/model.js";
import type { RequestPlace, Resource } from "../documents/profile.js";
import type { CreatedResource } from "./binder.js";
import { endOfLocation } from "./end-of-location.js";

/**
 * What an exchange made: undefined where it cannot have made anything, empty where it made
 * something that the answer does not identify.
 */
export function createdResources(
  provider: Provider,
  operation: Operation,
  sent: RequestValue,
  exchange: Exchange,
  body: DecodedBody,
): CreatedResource[] | undefined {
  const resource = resourceMadeBy(provider, operation, sent);
  if (resource === undefined) return undefined;
  const status = exchange.response?.status ?? 0;
  const succeeded = status >= 200 && status < 300;
  // A refusal makes nothing; a failure or a lost answer may have, and a name that we chose tells which.
  if (!succeeded && status >= 300 && status < 500) return undefined;
  const chosen = chosenIdentifier(provider, resource, operation, sent);
  if (!succeeded && chosen === undefined) return undefined;
  const answer = body.kind === "value" ? body.value : parsedAnyway(exchange);
  const id =
    chosen ??
    (resource.identifiedBy.body ?? []).map((pointer) => valueAt(answer, pointer)).find(isIdentifier) ??
    (resource.identifiedBy.location === true ? endOfLocation(exchange) : undefined);
  if (id === undefined) return [];
  return [{ resource: resource.name, id, answer, operation: operation.id, request: sent }];
}

/** The resource that a request to an operation makes: the first whose conditions the request meets. */
export function resourceMadeBy(
  provider: Provider,
  operation: Operation,
  sent: RequestValue,
): Resource | undefined {
  const makers = provider.profile.resources.filter((resource) => resource.createdBy.includes(operation.id));
  return makers.find((resource) => meets(resource, sent)) ?? makers[0];
}

function meets(resource: Resource, sent: RequestValue): boolean {
  return (resource.createdWith ?? []).every(({ at, value }) => jsonEquals(valueOfPlace(sent, at), value));
}

/** The value that a request has at a place. */
export function valueOfPlace(sent: RequestValue, place: RequestPlace): Json | undefined {
  if (place.in === "body")
    return sent.body?.kind === "value" ? valueAt(sent.body.value, place.pointer ?? "") : undefined;
  return valueAt(sent[place.in][place.name ?? ""], place.pointer ?? "");
}

/** The identifier that a request chose itself; undefined where it chooses none. */
export function chosenIdentifier(
  provider: Provider,
  resource: Resource,
  operation: Operation,
  sent: RequestValue,
): Json | undefined {
  const name = resource.identifiedBy.binding;
  const binding = provider.profile.bindings.find((candidate) => candidate.name === name);
  const place = binding?.at.find((candidate) => candidate.operation === operation.id);
  return place === undefined ? undefined : valueOfPlace(sent, place);
}

function isIdentifier(value: Json | undefined): value is string | number {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}

/** An answer whose media type is wrong may still tell what must be cleaned up. */
function parsedAnyway(exchange: Exchange): Json | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(exchange.response?.body)) as Json;
  } catch {
    return undefined;
  }
}
