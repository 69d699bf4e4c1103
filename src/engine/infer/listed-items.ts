import { type Exchange, headerOf } from "../../core/exchange.js";
import { isJsonObject, type Json } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import type { Listing } from "../../documents/crud/crud-resource.js";
import { identifierText } from "../identifier-text.js";
import type { Answer } from "./sequence.js";

/** The items of a listing's answer; undefined where the answer has no list in any of the described places. */
export function itemsOfAnswer(
  listing: Listing,
  { body, exchange }: Pick<Answer, "body" | "exchange">,
): readonly Json[] | undefined {
  for (const pointer of listing.items) {
    const found = valueAt(body, pointer);
    if (Array.isArray(found)) return found;
  }
  return isEmptyInXml(listing, body, exchange) ? [] : undefined;
}

/** XML has no sign for an empty list: there are no elements where they would stand. */
function isEmptyInXml(listing: Listing, body: Json | undefined, { response }: Exchange): boolean {
  if (!/[/+]xml\b/i.test(headerOf(response?.headers ?? [], "content-type") ?? "")) return false;
  return listing.items.some((pointer) => {
    const above = pointer.lastIndexOf("/");
    return above >= 0 && valueAt(body, pointer.slice(0, above)) !== undefined;
  });
}

/** The identifiers of items, as text; an item without one is left out. */
export function identifiersOf(listing: Listing, items: readonly Json[]): string[] {
  return items.flatMap((item) => {
    const id = listing.ids.map((pointer) => valueAt(item, pointer)).find(isIdentifier);
    return id === undefined ? [] : [identifierText(id)];
  });
}

/** Whether an item is marked as deleted: by the time of its deletion, or by a state that says so. */
export function isMarkedDeleted(item: Json | undefined): boolean {
  if (!isJsonObject(item)) return false;
  return Object.entries(item).some(([name, value]) => {
    if (isJsonObject(value)) return isMarkedDeleted(value);
    if (/delet|terminat|remov|destroy|archiv/i.test(name))
      return value !== null && value !== undefined && value !== false && value !== "";
    return (
      typeof value === "string" &&
      /state|status|phase|stage/i.test(name) &&
      /delet|terminat|remov|destroy|archiv|inactive|cancel|gone/i.test(value)
    );
  });
}

/** Sizes that a page has where nobody says how many items it shall have. */
const usualSizes = new Set([5, 10, 12, 15, 20, 24, 25, 30, 40, 50, 60, 75, 100, 200, 250, 500, 1000]);

/** Whether an answer may be only a part of the list. */
export function mayBePart(listing: Listing, answer: Answer): boolean {
  const items = itemsOfAnswer(listing, answer) ?? [];
  if (usualSizes.has(items.length)) return true;
  const response = answer.exchange.response;
  if (response !== undefined && /rel="?next/i.test(headerOf(response.headers, "link") ?? "")) return true;
  return hintsAtMore(answer.body, items.length, 0);
}

function hintsAtMore(value: Json | undefined, length: number, depth: number): boolean {
  if (!isJsonObject(value) || depth > 2) return false;
  return Object.entries(value).some(([name, member]) => {
    if (isJsonObject(member)) return hintsAtMore(member, length, depth + 1);
    if (/next|cursor|continu|has_?more|truncated/i.test(name))
      return member !== null && member !== false && member !== "" && member !== undefined;
    return /total|count/i.test(name) && typeof member === "number" && member > length;
  });
}

function isIdentifier(value: Json | undefined): value is string | number {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}
