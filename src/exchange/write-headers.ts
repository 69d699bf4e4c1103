import type { Header } from "../core/exchange.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import { entriesOf, parameterOf } from "./parameter-of.js";
import { joinPair, writePairs, writeSegment } from "./parameter-text.js";
import { type Unsendable, unsendable } from "./unsendable.js";

/** Headers that belong to the connection: a request cannot choose them. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
]);
const CONTROL_TEXT = /[\u0000-\u0008\u000a-\u001f\u007f]/;
const BEYOND_LATIN_1 = /[^\u0000-\u00ff]/;
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Writes header and cookie parameters, and the body's content type unless a parameter states one. */
export function writeHeaders(
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
    if (pairs === undefined)
      return unsendable(`the cookie ${name} holds a lone surrogate, which UTF-8 cannot carry`);
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
