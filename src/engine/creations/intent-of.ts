import type { WireRequest } from "../../core/exchange.js";
import { isJsonObject, type Json } from "../../core/json.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Operation, Provider } from "../../documents/model.js";
import type { Binding, RequestPlace, Resource } from "../../documents/profile.js";
import type { Account } from "../authority.js";
import { chosenIdentifier, resourceMadeBy, valueOfPlace } from "../created-resources.js";
import type { Intent } from "../ledger.js";
import { isSecretPlace } from "../place-schema.js";
import { wordsOfRun } from "./run-names.js";

/** One request that may create something, as it is about to be sent. */
export interface CreatingRequest {
  readonly operation: Operation;
  readonly value: RequestValue;
  readonly wire: WireRequest;
  readonly account: Account;
}

/** Shorter texts occur by chance, longer ones are cut short by servers. */
const traitLengths = { shortest: 8, longest: 256 } as const;

/** What is put on record of a request before it is sent. Values that the environment supplies are left out. */
export function intentOf(provider: Provider, run: string, sent: CreatingRequest): Intent {
  const { operation, value, wire, account } = sent;
  const resource = resourceMadeBy(provider, operation, value) ?? resourceMadeOn(provider, operation);
  const names = wordsOfRun(textOn(wire), run);
  const chosen = resource && chosenIdentifier(provider, resource, operation, value);
  const supplied = (["path", "query", "header", "server"] as const).flatMap((where) =>
    Object.keys(value[where]).flatMap((name) =>
      isSupplied(provider, operation, { in: where, name }) ? [{ in: where, name }] : [],
    ),
  );
  return {
    operation: operation.id,
    ...(wire.method === operation.method ? {} : { method: wire.method }),
    ...(resource === undefined ? {} : { resource: resource.name }),
    ...(account === "second" ? { account } : {}),
    names,
    ...(names.length > 0 ? {} : { traits: traitsOf(provider, operation, value) }),
    ...(typeof chosen === "string" || typeof chosen === "number" ? { chosen } : {}),
    place: placeOf(provider, sent),
    ...(supplied.length === 0 ? {} : { supplied }),
  };
}

/** The values of path and host, apart from those that the environment supplies. */
export function placeOf(
  provider: Provider,
  { operation, value }: Pick<CreatingRequest, "operation" | "value">,
): NonNullable<Intent["place"]> {
  const own = (where: "path" | "server") =>
    Object.fromEntries(
      Object.entries(value[where]).filter(([name]) => !isSupplied(provider, operation, { in: where, name })),
    );
  return { path: own("path"), server: own("server") };
}

function isSupplied(
  provider: Provider,
  operation: Operation,
  place: Omit<RequestPlace, "operation">,
): boolean {
  return bindingAt(provider, operation, place)?.kind === "supplied";
}

/** What another operation on the same path makes: an undocumented method may do the same. */
function resourceMadeOn({ operations, profile }: Provider, { path }: Operation): Resource | undefined {
  const ids = operations.filter((other) => other.path === path).map(({ id }) => id);
  return profile.resources.find(({ createdBy }) => createdBy.some((id) => ids.includes(id)));
}

/** Everything of a request that may hold a name, as text. */
function textOn({ origin, path, headers, body }: WireRequest): string {
  const host = headers.find(([name]) => name.toLowerCase() === "host")?.[1] ?? "";
  return [origin, host, decoded(path), body === undefined ? "" : new TextDecoder().decode(body)].join("\n");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The odd texts where names go, or else all longer texts of the body. */
function traitsOf(provider: Provider, operation: Operation, value: RequestValue): string[] {
  const odd = provider.profile.bindings
    .filter(({ kind }) => kind === "fresh")
    .flatMap(({ at }) => at.filter((place) => place.operation === operation.id))
    .map((place) => valueOfPlace(value, place))
    .filter((found) => typeof found === "string" && found !== "");
  if (odd.length > 0) return odd.map(String).filter((text) => text.length <= traitLengths.longest);
  const body = value.body?.kind === "value" ? value.body.value : undefined;
  return freeTexts(provider, operation, { node: body, pointer: "" });
}

function freeTexts(
  provider: Provider,
  operation: Operation,
  { node, pointer }: { readonly node: Json | undefined; readonly pointer: string },
): string[] {
  if (isJsonObject(node))
    return Object.entries(node).flatMap(([name, member]) =>
      freeTexts(provider, operation, { node: member, pointer: pointerTo(pointer, name) }),
    );
  const isTelling =
    typeof node === "string" &&
    node.length >= traitLengths.shortest &&
    node.length <= traitLengths.longest &&
    bindingAt(provider, operation, { in: "body", pointer }) === undefined &&
    !isSecretPlace(provider, { operation: operation.id, in: "body", pointer });
  return isTelling ? [node] : [];
}

function bindingAt(
  { profile }: Provider,
  { id }: Operation,
  place: Omit<RequestPlace, "operation">,
): Binding | undefined {
  return profile.bindings.find(
    ({ at, kind }) =>
      kind !== "narrowed" &&
      at.some(
        (other) =>
          other.operation === id &&
          other.in === place.in &&
          other.name === place.name &&
          (other.pointer ?? "") === (place.pointer ?? ""),
      ),
  );
}
