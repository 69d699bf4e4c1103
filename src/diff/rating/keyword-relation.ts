import type { Json } from "../../core/json.js";
import {
  inverted,
  type Relation,
  relationOfDemands,
  relationOfLowerBounds,
  relationOfMultiples,
  relationOfOpenness,
  relationOfSets,
  relationOfTypes,
  relationOfUpperBounds,
} from "./relation.js";

type Comparison = (before: Json | undefined, after: Json | undefined) => Relation;

/** Absent is anything, so that a first member narrows. */
function orAnything(compare: Comparison): Comparison {
  return (before, after) =>
    before === undefined || after === undefined ? relationOfDemands(before, after) : compare(before, after);
}

/** Formats of which the first takes all that the second takes. */
const widerFormats: readonly (readonly [wide: string, narrow: string])[] = [
  ["int64", "int32"],
  ["double", "float"],
  ["iri", "uri"],
  ["uri-reference", "uri"],
  ["iri-reference", "iri"],
  ["idn-email", "email"],
  ["idn-hostname", "hostname"],
];

function relationOfFormats(before: Json | undefined, after: Json | undefined): Relation {
  const isPair = (wide: Json | undefined, narrow: Json | undefined) =>
    widerFormats.some(([first, second]) => first === wide && second === narrow);
  if (isPair(after, before)) return "wider";
  return isPair(before, after) ? "narrower" : relationOfDemands(before, after);
}

const toggle: Comparison = (before, after) =>
  (before === true) === (after === true) ? "same" : after === true ? "narrower" : "wider";

const upper = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"];
const lower = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"];
const demands = [
  ...["pattern", "not", "if", "then", "else", "contains", "propertyNames", "items", "dependentRequired"],
  ...[
    "allOf",
    "anyOf",
    "oneOf",
    "$ref",
    "$dynamicRef",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
  ],
];
const open = ["additionalProperties", "unevaluatedProperties", "unevaluatedItems"];

const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ...upper.map((keyword) => [keyword, relationOfUpperBounds] as const),
  ...lower.map((keyword) => [keyword, relationOfLowerBounds] as const),
  ...demands.map((keyword) => [keyword, relationOfDemands] as const),
  ...open.map((keyword) => [keyword, relationOfOpenness] as const),
  ["type", orAnything(relationOfTypes)],
  ["enum", orAnything(relationOfSets)],
  ["const", relationOfDemands],
  ["required", (before, after) => inverted(relationOfSets(before, after))],
  ["multipleOf", relationOfMultiples],
  ["uniqueItems", toggle],
  ["format", relationOfFormats],
  // How a value is written: one that was read before is not any more.
  ["xml", () => "other"],
]);

/** How a keyword of a schema that comes, goes or changes bears on the values that the schema takes; undefined where it does not. */
export function keywordRelation(
  keyword: string,
  before: Json | undefined,
  after: Json | undefined,
): Relation | undefined {
  return comparisons.get(keyword)?.(before, after);
}
