import type { Json } from "../core/json.js";
import { itemDrafts } from "./item-breaks.js";
import { memberDrafts } from "./member-breaks.js";
import { notOf } from "./negate-schema.js";
import { numberDrafts } from "./number-breaks.js";
import type { Keyword, Schema, SchemaObject } from "./schema-object.js";
import { stringDrafts } from "./string-breaks.js";
import { typeDrafts } from "./type-breaks.js";

/** A way to break one keyword, before it is known which values it works for. */
export interface BreakDraft {
  readonly keyword: Keyword;
  readonly variant?: string;
  /** The keyword and, where it names the constraint more closely, what is below it. */
  readonly path: readonly (string | number)[];
  /** The member below the part at which the breach is reported, if it is not the part itself. */
  readonly member?: readonly string[];
  /** Changes of the part of a valid value that may do it, most telling first. */
  readonly edits: (part: Json) => readonly (Json | undefined)[];
  /** What a value must satisfy to break the keyword; for making one up where no edit does it. */
  readonly opposite?: Schema;
}

/** Every way to break a keyword of one schema object. */
export function breakDrafts(schema: SchemaObject): BreakDraft[] {
  return [
    ...typeDrafts(schema),
    ...namedValueDrafts(schema),
    ...numberDrafts(schema),
    ...stringDrafts(schema),
    ...memberDrafts(schema),
    ...itemDrafts(schema),
    ...combinatorDrafts(schema),
  ];
}

function namedValueDrafts(schema: SchemaObject): BreakDraft[] {
  return (["enum", "const"] as const).flatMap((keyword) => {
    const named = schema[keyword];
    if (named === undefined) return [];
    const allowed: readonly Json[] = keyword === "enum" ? (schema.enum ?? []) : [named as Json];
    return [
      {
        keyword,
        path: [keyword],
        edits: () => allowed.flatMap(unlistedLike),
        opposite: { not: { [keyword]: named } },
      },
    ];
  });
}

/** Values of the type of a named one that may well not be named. */
function unlistedLike(value: Json): Json[] {
  if (typeof value === "string") {
    return [`${value}-unlisted`, "unlisted", value.toUpperCase(), value.toLowerCase(), `${value} `, ""];
  }
  if (typeof value === "number") return [value + 1, value - 1, value + 1_000];
  if (typeof value === "boolean") return [!value];
  if (Array.isArray(value)) return [[...value, "unlisted"], []];
  return value === null ? [] : [{ ...Object(value), unlisted: true }, {}];
}

function combinatorDrafts(schema: SchemaObject): BreakDraft[] {
  const { anyOf, oneOf, not } = schema;
  const none = (): readonly Json[] => [];
  const drafts: BreakDraft[] = [];
  if (anyOf !== undefined) {
    drafts.push({ keyword: "anyOf", path: ["anyOf"], edits: none, opposite: { allOf: anyOf.map(notOf) } });
  }
  if (oneOf !== undefined) {
    drafts.push({
      keyword: "oneOf",
      variant: "none",
      path: ["oneOf"],
      edits: none,
      opposite: { allOf: oneOf.map(notOf) },
    });
    const pairs = oneOf.flatMap((first, i) =>
      oneOf.slice(i + 1).map((second) => ({ allOf: [first, second] })),
    );
    if (pairs.length > 0) {
      drafts.push({
        keyword: "oneOf",
        variant: "two",
        path: ["oneOf"],
        edits: none,
        opposite: { anyOf: pairs },
      });
    }
  }
  if (not !== undefined) drafts.push({ keyword: "not", path: ["not"], edits: none, opposite: not });
  return drafts;
}
