import type { Json } from "../core/json.js";
import type { BreakDraft } from "./break-drafts.js";
import { notOf } from "./negate-schema.js";
import type { SchemaObject } from "./schema-object.js";

const mostParts = 10_000;

function onArray(edits: (part: readonly Json[]) => readonly (Json | undefined)[]): BreakDraft["edits"] {
  return (part) => (Array.isArray(part) ? edits(part) : []);
}

/** Breaks of what a schema says of the items of arrays. */
export function itemDrafts(schema: SchemaObject): BreakDraft[] {
  const { minItems, maxItems, uniqueItems, contains, minContains, maxContains, prefixItems = [] } = schema;
  const drafts: BreakDraft[] = [];
  if (minItems !== undefined && minItems > 0) {
    const opposite: SchemaObject = { type: ["array"], maxItems: minItems - 1 };
    drafts.push({
      keyword: "minItems",
      path: ["minItems"],
      edits: onArray((part) => [part.slice(0, minItems - 1), part.slice(1 - minItems)]),
      opposite,
    });
  }
  if (maxItems !== undefined && maxItems < mostParts) {
    const opposite: SchemaObject = { type: ["array"], minItems: maxItems + 1, maxItems: maxItems + 1 };
    drafts.push({
      keyword: "maxItems",
      path: ["maxItems"],
      edits: onArray((part) => [repeated(part, maxItems + 1)]),
      opposite,
    });
  }
  if (uniqueItems === true) {
    const edits = onArray((part) =>
      part.length === 0
        ? []
        : [
            [...part, part[0] ?? null],
            [...part.slice(0, -1), part[0] ?? null],
          ],
    );
    drafts.push({
      keyword: "uniqueItems",
      path: ["uniqueItems"],
      edits,
      opposite: { type: ["array"], minItems: 2, not: { uniqueItems: true } },
    });
  }
  for (const keyword of ["items", "unevaluatedItems"] as const) {
    if (schema[keyword] !== false) continue;
    const edits = onArray((part) =>
      ["text", 1, null].map((item) => [...repeated(part, Math.max(part.length, prefixItems.length)), item]),
    );
    drafts.push({ keyword, variant: "item too many", path: [keyword], edits });
  }
  if (contains !== undefined) {
    const least = minContains ?? 1;
    const keyword = minContains === undefined ? "contains" : "minContains";
    const opposite: SchemaObject = { type: ["array"], contains, minContains: 0, maxContains: least - 1 };
    const none: SchemaObject = { type: ["array"], items: notOf(contains) };
    if (least > 0)
      drafts.push({
        keyword,
        path: [keyword],
        edits: onArray((part) => [[], ...part.map((_, i) => part.filter((__, j) => j !== i))]),
        opposite: least === 1 ? none : opposite,
      });
    if (maxContains !== undefined) {
      const more: SchemaObject = { type: ["array"], contains, minContains: maxContains + 1 };
      drafts.push({
        keyword: "maxContains",
        path: ["maxContains"],
        edits: onArray((part) =>
          part.map((item) => [...part, ...Array.from({ length: maxContains }, () => item)]),
        ),
        opposite: more,
      });
    }
  }
  return drafts;
}

/** The items again and again, up to a length. */
function repeated(part: readonly Json[], length: number): Json[] {
  const missing = Math.max(0, length - part.length);
  return [
    ...part,
    ...Array.from({ length: missing }, (_, i) => part[i % Math.max(1, part.length)] ?? "text"),
  ];
}
