import type { Header, WireRequest } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import type { RequestBodyValue, RequestValue } from "../core/request-value.js";
import type { MediaType, Operation, Parameter } from "../documents/model.js";
import { codecFor, mediaTypeEssence, mediaTypeMatches } from "./codec-for.js";
import { contentTypeOf } from "./form-codec.js";
import { type EncodedPair, writePairs, writeSegment } from "./parameter-text.js";
import { pathTemplate } from "./path-template.js";
import { addressOf, type TargetAddress } from "./target-address.js";
import { type Unsendable, UnwritableValue, unsendable } from "./unsendable.js";

/** A request ready to be sent, or why there is none. */
export type Serialised = { readonly kind: "request"; readonly request: WireRequest } | Unsendable;

interface Body {
  readonly bytes?: Uint8Array;
  readonly contentType?: string;
}

/** Headers that belong to the connection: a request cannot choose them. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
]);
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones to find
const CONTROL_TEXT = /[\u0000-\u0008\u000a-\u001f\u007f]/;
const BEYOND_LATIN_1 = /[^\u0000-\u00ff]/;
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * Turns the content of a request into the bytes that go on the wire, without credentials.
 *
 * What HTTP cannot carry as it is makes the request unsendable; no value is ever changed in silence.
 */
export function serialiseRequest(operation: Operation, value: RequestValue, address: TargetAddress): Serialised {
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
  const isOriginsHost = server.origin.endsWith(`//${server.host}`) && server.host === server.host.toLowerCase();
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
    media.find(({ mediaType }) => mediaTypeEssence(mediaType) === mediaTypeEssence(contentType)) ??
    media.find(({ mediaType }) => mediaTypeMatches(contentType, mediaType))
  );
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
    if (text === undefined) return unsendable(`the path parameter ${part} holds a lone surrogate, which UTF-8 cannot carry`);
    if (text === "") return unsendable(`the path parameter ${part} is empty, which makes another path`);
    path += text;
    segment = path.slice(path.lastIndexOf("/") + 1);
    // Clients, proxies and servers all resolve these before anyone reads a parameter.
    if (segment === "." || segment === "..") {
      return unsendable(`the path parameter ${part} makes the segment ${segment}, which is resolved on the way`);
    }
  }
  return path;
}

function writeQuery(operation: Operation, value: RequestValue): string | Unsendable {
  const { fixedQuery } = pathTemplate(operation.path);
  const pieces = fixedQuery === "" ? [] : [fixedQuery];
  for (const [name, content] of entriesOf(value.query)) {
    const pairs = writePairs(parameterOf(operation, "query", name), content);
    if (pairs === undefined) return unsendable(`the query parameter ${name} holds a lone surrogate, which UTF-8 cannot carry`);
    for (const pair of pairs) pieces.push(joinPair(pair));
  }
  return pieces.length === 0 ? "" : `?${pieces.join("&")}`;
}

function writeHeaders(
  operation: Operation,
  value: RequestValue,
  contentType: string | undefined,
): { readonly list: Header[] } | Unsendable {
  const list: Header[] = [];
  for (const [name, content] of entriesOf(value.header)) {
    const text = writeSegment(parameterOf(operation, "header", name), content) ?? "";
    const problem = headerProblem(name, text);
    if (problem !== undefined) return unsendable(problem);
    list.push([name, text]);
  }
  const cookies: string[] = [];
  for (const [name, content] of entriesOf(value.cookie)) {
    const pairs = writePairs(parameterOf(operation, "cookie", name), content);
    if (pairs === undefined) return unsendable(`the cookie ${name} holds a lone surrogate, which UTF-8 cannot carry`);
    if (pairs.length > 0) cookies.push(pairs.map(joinPair).join("&"));
  }
  if (cookies.length > 0) list.push(["Cookie", cookies.join("; ")]);
  if (contentType !== undefined && !list.some(([name]) => name.toLowerCase() === "content-type")) {
    const problem = headerProblem("Content-Type", contentType);
    if (problem !== undefined) return unsendable(problem);
    list.push(["Content-Type", contentType]);
  }
  return { list };
}

function headerProblem(name: string, text: string): string | undefined {
  if (!HEADER_NAME.test(name)) return `${JSON.stringify(name)} is no name for a header`;
  if (CONNECTION_HEADERS.has(name.toLowerCase())) return `the header ${name} belongs to the connection`;
  if (CONTROL_TEXT.test(text)) return `the header ${name} holds a control character`;
  if (BEYOND_LATIN_1.test(text)) return `the header ${name} holds a character beyond Latin-1`;
  return undefined;
}

function writeBody(operation: Operation, body: RequestBodyValue | undefined): Body | Unsendable {
  if (body === undefined) return {};
  if (body.kind === "raw") {
    return { bytes: body.bytes, ...(body.mediaType === undefined ? {} : { contentType: body.mediaType }) };
  }
  const schema = requestMediaType(operation, body.mediaType)?.schema;
  try {
    const bytes = codecFor(body.mediaType).write(body.value, schema);
    const mediaType = body.mediaType.includes("*") ? "application/octet-stream" : body.mediaType;
    return { bytes, contentType: contentTypeOf(mediaType, bytes) };
  } catch (error) {
    if (error instanceof UnwritableValue) return unsendable(error.message);
    throw error;
  }
}

/** The declared parameter, or one with OpenAPI's defaults for what the description does not declare. */
function parameterOf(operation: Operation, place: "path" | "query" | "header" | "cookie", name: string): Parameter {
  for (const parameter of operation.parameters) {
    if (parameter.in !== place) continue;
    if (parameter.name === name) return parameter;
    if (place === "header" && parameter.name.toLowerCase() === name.toLowerCase()) return parameter;
  }
  const isForm = place === "query" || place === "cookie";
  return {
    name,
    in: place,
    required: false,
    pointer: "",
    schema: { root: true, pointer: "" },
    style: isForm ? "form" : "simple",
    explode: isForm,
    allowReserved: false,
    examples: [],
  };
}

function entriesOf(values: Readonly<Record<string, Json>>): [string, Json][] {
  return Object.entries(values).filter(([, content]) => content !== undefined);
}

function joinPair([name, value]: EncodedPair): string {
  return `${name}=${value}`;
}
