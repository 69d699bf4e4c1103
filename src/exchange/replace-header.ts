import type { Header, WireRequest } from "../core/exchange.js";

/** A request with one header set, or removed when `value` is `undefined`, whatever its case was. */
export function replaceHeader(request: WireRequest, name: string, value: string | undefined): WireRequest {
  const wanted = name.toLowerCase();
  const headers: Header[] = request.headers.filter(([candidate]) => candidate.toLowerCase() !== wanted);
  if (value !== undefined) headers.push([name, value]);
  return { ...request, headers };
}
