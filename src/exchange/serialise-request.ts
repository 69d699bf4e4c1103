import type { WireRequest } from "../core/exchange.js";
import { essenceOf, isUnder } from "../core/media-type.js";
import type { RequestBodyValue, RequestValue } from "../core/request-value.js";
import type { MediaType, Operation } from "../documents/model.js";
import { codecFor } from "./codec-for.js";
import { contentTypeOf } from "./form-codec.js";
import { entriesOf, parameterOf } from "./parameter-of.js";
import { joinPair, writePairs, writeSegment } from "./parameter-text.js";
import { pathTemplate } from "./path-template.js";
import { addressOf, type TargetAddress } from "./target-address.js";
import { type Unsendable, UnwritableValue, unsendable } from "./unsendable.js";
import { writeHeaders } from "./write-headers.js";

/** A request ready to be sent, or why there is none. */
export type Serialised = { readonly kind: "request"; readonly request: WireRequest } | Unsendable;

interface Body {
  readonly bytes?: Uint8Array;
  readonly contentType?: string;
}

/**
 * Turns the content of a request into the bytes that go on the wire, without credentials.
 *
 * What HTTP cannot carry as it is makes the request unsendable; no value is ever changed in silence.
 */
export function serialiseRequest(
  operation: Operation,
  value: RequestValue,
  address: TargetAddress,
): Serialised {
  const server = addressOf(operation, value.server, address);
  if (server.kind === "unsendable") return server;
  const path = writePath(operation, value);
  if (typeof path !== "string") return path;
  const query = writeQuery(operation, value);
  if (typeof query !== "string") return query;
  const body = writeBody(operation, value.body);
  if ("kind" in body) return body;
  const headers = writeHeaders(operation, value, body.contentType);
  if ("kind" in headers) return headers;
  const hasOwnHost = headers.list.some(([name]) => name.toLowerCase() === "host");
  // A URL's host is lower-cased on the way; one with capitals arrives as it is only in a header.
  const isOriginsHost =
    server.origin.endsWith(`//${server.host}`) && server.host === server.host.toLowerCase();
  if (!hasOwnHost && !isOriginsHost) headers.list.unshift(["Host", server.host]);
  return {
    kind: "request",
    request: {
      method: operation.method,
      origin: server.origin,
      path: `${server.basePath}${path}${query}`,
      headers: headers.list,
      ...(body.bytes === undefined ? {} : { body: body.bytes }),
      ...(server.variables === undefined ? {} : { server: server.variables }),
    },
  };
}

/** The media type of an operation's request body that a `Content-Type` falls under. */
export function requestMediaType(operation: Operation, contentType: string): MediaType | undefined {
  const media = operation.body?.media ?? [];
  return (
    media.find(({ mediaType }) => mediaType === contentType) ??
    media.find(({ mediaType }) => essenceOf(mediaType) === essenceOf(contentType)) ??
    media.find(({ mediaType }) => isUnder(contentType, mediaType))
  );
}

/** The media type to send where the description lists a range. */
function concreteMediaType(listed: string): string {
  if (!listed.includes("*")) return listed;
  const plausible = [
    "application/octet-stream",
    "text/plain",
    "application/vnd.assay+json",
    "application/vnd.assay+xml",
  ];
  const range = essenceOf(listed);
  return plausible.find((mediaType) => isUnder(mediaType, range)) ?? listed.replaceAll("*", "assay");
}

function writePath(operation: Operation, value: RequestValue): string | Unsendable {
  const { parts } = pathTemplate(operation.path);
  let path = "";
  let segment = "";
  for (const [i, part] of parts.entries()) {
    if (i % 2 === 0) {
      path += part;
      continue;
    }
    const content = value.path[part];
    if (content === undefined) return unsendable(`the path parameter ${part} has no value`);
    const text = writeSegment(parameterOf(operation, "path", part), content);
    if (text === undefined)
      return unsendable(`the path parameter ${part} holds a lone surrogate, which UTF-8 cannot carry`);
    if (text === "") return unsendable(`the path parameter ${part} is empty, which makes another path`);
    path += text;
    segment = path.slice(path.lastIndexOf("/") + 1);
    // Clients, proxies and servers all resolve these before anyone reads a parameter.
    if (segment === "." || segment === "..") {
      return unsendable(
        `the path parameter ${part} makes the segment ${segment}, which is resolved on the way`,
      );
    }
  }
  return path;
}

function writeQuery(operation: Operation, value: RequestValue): string | Unsendable {
  const { fixedQuery } = pathTemplate(operation.path);
  const pieces = fixedQuery === "" ? [] : [fixedQuery];
  for (const [name, content] of entriesOf(value.query)) {
    const pairs = writePairs(parameterOf(operation, "query", name), content);
    if (pairs === undefined)
      return unsendable(`the query parameter ${name} holds a lone surrogate, which UTF-8 cannot carry`);
    for (const pair of pairs) pieces.push(joinPair(pair));
  }
  return pieces.length === 0 ? "" : `?${pieces.join("&")}`;
}

function writeBody(operation: Operation, body: RequestBodyValue | undefined): Body | Unsendable {
  if (body === undefined) return {};
  if (body.kind === "raw") {
    return { bytes: body.bytes, ...(body.mediaType === undefined ? {} : { contentType: body.mediaType }) };
  }
  const schema = requestMediaType(operation, body.mediaType)?.schema;
  try {
    const mediaType = concreteMediaType(body.mediaType);
    const bytes = codecFor(mediaType).write(body.value, schema);
    return { bytes, contentType: contentTypeOf(mediaType, bytes) };
  } catch (error) {
    if (error instanceof UnwritableValue) return unsendable(error.message);
    throw error;
  }
}
