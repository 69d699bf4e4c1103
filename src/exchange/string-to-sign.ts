import { headerOf, type WireRequest } from "../core/exchange.js";
import type { SignatureScheme } from "../documents/model.js";
import { queryDecode } from "./percent-encoding.js";

/**
 * What a signature of the family of AWS Signature Version 2 is computed over: method, `Content-MD5`,
 * `Content-Type`, date, the provider's own headers, and the resource with its signed sub-resources.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html
 */
export function stringToSign(request: WireRequest, scheme: SignatureScheme): string {
  const header = (name: string) => headerOf(request.headers, name)?.trim() ?? "";
  const date = headerOf(request.headers, scheme.dateHeader) === undefined ? header("date") : "";
  const lines = [request.method, header("content-md5"), header("content-type"), date];
  return `${lines.join("\n")}\n${canonicalHeaders(request, scheme)}${canonicalResource(request, scheme)}`;
}

function canonicalHeaders(request: WireRequest, scheme: SignatureScheme): string {
  const values = new Map<string, string[]>();
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    if (lower.startsWith(scheme.headerPrefix))
      values.set(lower, [...(values.get(lower) ?? []), value.trim()]);
  }
  return [...values]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, list]) => `${name}:${list.join(",")}\n`)
    .join("");
}

function canonicalResource(request: WireRequest, scheme: SignatureScheme): string {
  const [path = "", query = ""] = splitOnce(request.path, "?");
  const bucket =
    scheme.virtualHostVariable === undefined ? undefined : request.server?.[scheme.virtualHostVariable];
  const signed = query
    .split("&")
    .map((pair) => splitOnce(pair, "="))
    .filter(([name = ""]) => scheme.subresources.includes(queryDecode(name)))
    .map(([name = "", value]) => ({ name: queryDecode(name), value }))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .map(({ name, value }) => (value === undefined || value === "" ? name : `${name}=${queryDecode(value)}`));
  const resource = bucket === undefined ? path : `/${bucket}${path}`;
  return signed.length === 0 ? resource : `${resource}?${signed.join("&")}`;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const index = text.indexOf(separator);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}
