import { headerOf } from "../../core/exchange.js";
import { isJsonObject, type Json } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Listing } from "../../documents/crud/crud-resource.js";
import type { Answer } from "./sequence.js";

/** Where the next page is, as the answer itself says: a link or a mark; `none` where it says that there is none. */
export type NextPage =
  | { readonly kind: "request"; readonly value: RequestValue }
  | { readonly kind: "none" }
  | { readonly kind: "unsaid" };

/** Reads from an answer where the next page is. */
export function nextPage(list: Listing, answer: Pick<Answer, "sent" | "body" | "exchange">): NextPage {
  const { paging } = list;
  const { response } = answer.exchange;
  const header = response === undefined ? undefined : headerOf(response.headers, "link");
  const linked = header === undefined ? undefined : /<([^>]*)>\s*;[^,]*rel="?next"?/i.exec(header)?.[1];
  if (linked !== undefined) return alongLink(answer.sent, linked);
  const mark = markIn(answer.body, 0);
  if (mark === undefined) return header === undefined ? { kind: "unsaid" } : { kind: "none" };
  if (mark === null || mark === "") return { kind: "none" };
  const text = String(mark);
  if (/^https?:\/\/|^[/?]/.test(text)) return alongLink(answer.sent, text);
  if (paging?.kind !== "cursor") return { kind: "unsaid" };
  return {
    kind: "request",
    value: { ...answer.sent, query: { ...answer.sent.query, [paging.parameter]: text } },
  };
}

/** The same request with the query of a link. */
function alongLink(sent: RequestValue, link: string): NextPage {
  const query = link.includes("?") ? link.slice(link.indexOf("?") + 1) : "";
  const pairs = [...new URLSearchParams(query.split("#")[0])];
  if (pairs.length === 0) return { kind: "unsaid" };
  const typed = pairs.map(([name, value]): [string, Json] => [
    name,
    typeof sent.query[name] === "number" && Number.isFinite(Number(value)) ? Number(value) : value,
  ]);
  return { kind: "request", value: { ...sent, query: { ...sent.query, ...Object.fromEntries(typed) } } };
}

/** The mark of the next page, wherever in the envelope it stands; undefined where there is none. */
function markIn(value: Json | undefined, depth: number): Json | undefined {
  if (!isJsonObject(value) || depth > 2) return undefined;
  const entries = Object.entries(value);
  const own = entries.find(([name]) =>
    /^_?(?:next|cursor|continuation)(?:[_-]?(?:page|cursor|token|link|url|uri|marker|href))*$/i.test(name),
  );
  if (own !== undefined) {
    const [, mark] = own;
    if (isJsonObject(mark)) return mark["href"] ?? mark["url"] ?? null;
    return mark;
  }
  for (const [, member] of entries) {
    const inner = markIn(member, depth + 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
