import { type Header, headerOf, type WireRequest } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import type { RequestBodyValue, RequestValue } from "../core/request-value.js";
import type { Operation, Parameter } from "../documents/model.js";
import { codecFor } from "./codec-for.js";
import { type RawPair, rawPairs, readPairs, readSegment } from "./parameter-reading.js";
import { matchPath, pathTemplate } from "./path-template.js";
import { queryDecode } from "./percent-encoding.js";
import { type ChooseReading, mostSpecific } from "./scalar-text.js";
import { requestMediaType } from "./serialise-request.js";
import { basePathOf, matchHost, type TargetAddress, templateFor } from "./target-address.js";

/** What a server finds in the bytes of a request. */
export interface ReadRequest {
  readonly value: RequestValue;
  /** Why it is no such request at all: another path, a body that is not well-formed, an unknown media type. */
  readonly problems: readonly string[];
  /** What the value no longer shows, such as a JSON name that stood there twice. */
  readonly notes: readonly string[];
}

type Values = Record<string, Json>;

/**
 * Reads a request back into data as a server would: the truth on the wire. Never throws.
 *
 * Undeclared query parameters are kept as text; undeclared headers and cookies are left out.
 *
 * @param choose - Decides where a text can mean several things, such as `5` for `type: [string, integer]`.
 */
export function readRequest(
  operation: Operation,
  wire: WireRequest,
  address: TargetAddress,
  choose: ChooseReading = mostSpecific,
): ReadRequest {
  const problems: string[] = [];
  const notes: string[] = [];
  const template = templateFor(operation, address);
  const question = wire.path.indexOf("?");
  const path = question < 0 ? wire.path : wire.path.slice(0, question);
  const query = question < 0 ? "" : wire.path.slice(question + 1);

  const texts = matchPath(pathTemplate(`${basePathOf(template)}${operation.path}`), path);
  if (texts === undefined) problems.push(`the path ${path} is not of ${operation.path}`);
  const values: Record<Parameter["in"], Values> = {
    path: {},
    query: {},
    header: {},
    cookie: {},
    server: readServer(operation, wire, template),
  };
  const pairs = withoutFixed(rawPairs(query, /&/), pathTemplate(operation.path).fixedQuery, problems);
  const cookies = rawPairs(joinedHeader(wire.headers, "cookie", "; ") ?? "", /;\s*|&/);
  for (const parameter of operation.parameters) {
    const value = readParameter(parameter, { texts, pairs, cookies, headers: wire.headers, choose });
    if (value !== undefined) define(values[parameter.in], parameter.name, value);
  }
  for (const [name, value] of pairs) keepUndeclared(values.query, queryDecode(name), queryDecode(value));
  const body = readBody(operation, wire, { problems, notes });
  return { value: body === undefined ? values : { ...values, body }, problems, notes };
}

interface Sources {
  readonly texts: ReadonlyMap<string, string> | undefined;
  readonly pairs: RawPair[];
  readonly cookies: RawPair[];
  readonly headers: readonly Header[];
  readonly choose: ChooseReading;
}

function readParameter(parameter: Parameter, from: Sources): Json | undefined {
  switch (parameter.in) {
    case "path": {
      const text = from.texts?.get(parameter.name);
      return text === undefined ? undefined : readSegment(parameter, text, from.choose);
    }
    case "query":
      return readPairs(parameter, from.pairs, from.choose);
    case "cookie":
      return readPairs(parameter, from.cookies, from.choose);
    case "header": {
      const text = joinedHeader(from.headers, parameter.name, ", ");
      return text === undefined ? undefined : readSegment(parameter, text, from.choose);
    }
    case "server":
      return undefined;
  }
}

function readServer(operation: Operation, wire: WireRequest, template: string): Values {
  const names = operation.parameters.filter((parameter) => parameter.in === "server");
  if (names.length === 0) return {};
  const host = headerOf(wire.headers, "host") ?? wire.origin.replace(/^https?:\/\//, "");
  const found = matchHost(template, host);
  if (found === undefined) return {};
  const present = names.filter(({ name }) => found[name] !== undefined && found[name] !== "");
  return Object.fromEntries(present.map(({ name }) => [name, found[name] ?? ""]));
}

/** Takes the query that the path template itself holds out of the pairs. */
function withoutFixed(pairs: RawPair[], fixedQuery: string, problems: string[]): RawPair[] {
  for (const [name] of rawPairs(fixedQuery, /&/)) {
    const index = pairs.findIndex(([candidate]) => queryDecode(candidate) === queryDecode(name));
    if (index < 0) problems.push(`the query has no ${name}`);
    else pairs.splice(index, 1);
  }
  return pairs;
}

function readBody(
  operation: Operation,
  wire: WireRequest,
  { problems, notes }: { readonly problems: string[]; readonly notes: string[] },
): RequestBodyValue | undefined {
  if (wire.body === undefined || wire.body.length === 0) return undefined;
  const contentType = headerOf(wire.headers, "content-type");
  const raw: RequestBodyValue = {
    kind: "raw",
    ...(contentType === undefined ? {} : { mediaType: contentType }),
    bytes: wire.body,
  };
  if (operation.body === undefined) return raw;
  const media =
    contentType === undefined ? operation.body.media[0] : requestMediaType(operation, contentType);
  if (media === undefined) {
    problems.push(`the media type ${contentType ?? "(none)"} is not documented for this body`);
    return raw;
  }
  const decoded = codecFor(contentType ?? media.mediaType).read(wire.body, media.schema);
  if (decoded.kind !== "value") {
    problems.push(`the body is ${decoded.kind}: ${decoded.reason}`);
    return raw;
  }
  notes.push(...(decoded.notes ?? []));
  return { kind: "value", mediaType: media.mediaType, value: decoded.value };
}

/** All values of a header in one text, as RFC 9110 (5.3) lets any recipient join them. */
function joinedHeader(headers: readonly Header[], name: string, separator: string): string | undefined {
  const wanted = name.toLowerCase();
  let text: string | undefined;
  for (const [candidate, value] of headers) {
    if (candidate.length !== wanted.length || candidate.toLowerCase() !== wanted) continue;
    text = text === undefined ? value : `${text}${separator}${value}`;
  }
  return text;
}

function keepUndeclared(values: Values, name: string, text: string): void {
  const earlier = Object.hasOwn(values, name) ? values[name] : undefined;
  if (earlier === undefined) define(values, name, text);
  else define(values, name, Array.isArray(earlier) ? [...earlier, text] : [earlier, text]);
}

/** Sets a member even where its name is `__proto__`. */
function define(values: Values, name: string, value: Json): void {
  if (name !== "__proto__") values[name] = value;
  else Object.defineProperty(values, name, { value, enumerable: true, writable: true, configurable: true });
}
