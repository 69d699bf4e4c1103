import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import type { StoredRequest } from "./recipe.js";
import { restoreBytes, storeBytes } from "./stored-bytes.js";
import { type Resolve, type Substitute, templateOf, templatesIn, textFrom, valueFrom } from "./template.js";

const parts = ["path", "query", "header", "cookie", "server"] as const;

/** A request as it is stored: every text a template. */
export function storeRequest(value: RequestValue, substitutes: readonly Substitute[]): StoredRequest {
  const filled = parts.flatMap((part) =>
    Object.keys(value[part]).length === 0 ? [] : [[part, templatesIn(value[part], substitutes)] as const],
  );
  const { body } = value;
  return {
    ...Object.fromEntries(filled),
    ...(body === undefined ? {} : { body: storeBody(body, substitutes) }),
  };
}

function storeBody(
  body: NonNullable<RequestValue["body"]>,
  substitutes: readonly Substitute[],
): NonNullable<StoredRequest["body"]> {
  if (body.kind === "value")
    return { mediaType: body.mediaType, value: templatesIn(body.value, substitutes) };
  return {
    ...(body.mediaType === undefined ? {} : { mediaType: body.mediaType }),
    bytes: storeBytes(body.bytes, (text) => templateOf(text, substitutes)),
  };
}

/** The request that was stored, every reference resolved. @throws UnresolvedReference */
export function restoreRequest(stored: StoredRequest, resolve: Resolve): RequestValue {
  const part = (name: (typeof parts)[number]): Record<string, Json> =>
    membersOf(valueFrom(stored[name] ?? {}, resolve));
  const value = {
    path: part("path"),
    query: part("query"),
    header: part("header"),
    cookie: part("cookie"),
    server: part("server"),
  };
  const { body } = stored;
  if (body === undefined) return value;
  if ("value" in body)
    return {
      ...value,
      body: { kind: "value", mediaType: body.mediaType, value: valueFrom(body.value, resolve) },
    };
  return {
    ...value,
    body: {
      kind: "raw",
      ...(body.mediaType === undefined ? {} : { mediaType: body.mediaType }),
      bytes: restoreBytes(body.bytes, (text) => textFrom(text, resolve)),
    },
  };
}

function membersOf(value: Json): Record<string, Json> {
  const object: JsonObject = isJsonObject(value) ? value : {};
  return Object.fromEntries(
    Object.entries(object).flatMap(([name, member]) => (member === undefined ? [] : [[name, member]])),
  );
}
