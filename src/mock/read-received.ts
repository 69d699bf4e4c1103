import { type Header, headerOf, type WireRequest } from "../core/exchange.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import { readRequest } from "../exchange/read-request.js";
import { requestMediaType } from "../exchange/serialise-request.js";
import type { FoundRoute } from "./route-request.js";

/** The content of a request as data, or why it cannot be read. */
export type ReadReceived =
  | { readonly kind: "read"; readonly value: RequestValue }
  | { readonly kind: "refused"; readonly reason: "media-type" | "malformed" };

/**
 * Reads a request for the operation that it was routed to.
 *
 * A body for an operation that takes none is ignored. Where the content type is no part of the contract the
 * body is read as the first documented media type, whatever the header says.
 */
export function readReceived({ operation, path, server }: FoundRoute, request: WireRequest): ReadReceived {
  const hasBody = (request.body?.length ?? 0) > 0 && operation.body !== undefined;
  const contentType = hasBody ? headerOf(request.headers, "content-type") : undefined;
  const isOptional = operation.body?.contentTypeOptional === true;
  if (hasBody && !isOptional && !isDocumented(operation, contentType))
    return { kind: "refused", reason: "media-type" };
  const { method, origin, headers, body } = request;
  const routed: WireRequest = {
    method,
    origin,
    path,
    headers: isOptional ? headers.filter(isNoContentType) : headers,
    ...(hasBody && body !== undefined ? { body } : {}),
  };
  const { value } = readRequest(operation, routed, { url: origin, variables: {} });
  if (value.body?.kind === "raw") return { kind: "refused", reason: "malformed" };
  return { kind: "read", value: { ...value, server } };
}

function isDocumented(operation: Operation, contentType: string | undefined): boolean {
  return contentType !== undefined && requestMediaType(operation, contentType) !== undefined;
}

function isNoContentType([name]: Header): boolean {
  return name.toLowerCase() !== "content-type";
}
