import { isJsonObject, type Json, jsonEquals } from "../../core/json.js";

/** How the values that a schema takes after a change relate to those before. */
export type Relation =
  /** Fewer. */
  | "narrower"
  /** More. */
  | "wider"
  /** Some are lost and some gained, or nobody can tell. */
  | "other"
  /** The same ones. */
  | "same";

/** Two changes at once. */
export function combined(relations: readonly Relation[]): Relation {
  const distinct = [...new Set(relations)].filter((relation) => relation !== "same");
  return distinct.length > 1 ? "other" : (distinct[0] ?? "same");
}

/** What a relation becomes inside `not`. */
export function inverted(relation: Relation): Relation {
  return relation === "narrower" ? "wider" : relation === "wider" ? "narrower" : relation;
}

/** A set of which fewer members mean fewer values, such as `enum`. */
export function relationOfSets(before: Json | undefined, after: Json | undefined): Relation {
  const [left, right] = [asList(before), asList(after)];
  const isIn = (list: readonly Json[], item: Json) => list.some((other) => jsonEquals(item, other));
  return combined([
    left.some((item) => !isIn(right, item)) ? "narrower" : "same",
    right.some((item) => !isIn(left, item)) ? "wider" : "same",
  ]);
}

/** A list of types; every integer is a number. */
export function relationOfTypes(before: Json | undefined, after: Json | undefined): Relation {
  const withIntegers = (types: readonly Json[]) => (types.includes("number") ? [...types, "integer"] : types);
  return relationOfSets([...withIntegers(asList(before))], [...withIntegers(asList(after))]);
}

/** An upper bound; absent is none. */
export function relationOfUpperBounds(before: Json | undefined, after: Json | undefined): Relation {
  const [left, right] = [before, after].map((bound) =>
    typeof bound === "number" ? bound : Number.POSITIVE_INFINITY,
  );
  return relationOfNumbers(left ?? 0, right ?? 0);
}

/** A lower bound; absent is none. */
export function relationOfLowerBounds(before: Json | undefined, after: Json | undefined): Relation {
  const [left, right] = [before, after].map((bound) =>
    typeof bound === "number" ? bound : Number.NEGATIVE_INFINITY,
  );
  return inverted(relationOfNumbers(left ?? 0, right ?? 0));
}

function relationOfNumbers(before: number, after: number): Relation {
  return after < before ? "narrower" : after > before ? "wider" : "same";
}

/** A demand that is there or not, and of which two cannot be compared, such as `pattern`. */
export function relationOfDemands(before: Json | undefined, after: Json | undefined): Relation {
  if (before === undefined) return "narrower";
  return after === undefined ? "wider" : "other";
}

/** A multiple of a multiple is one of the number itself. */
export function relationOfMultiples(before: Json | undefined, after: Json | undefined): Relation {
  if (typeof before !== "number" || typeof after !== "number") return relationOfDemands(before, after);
  if (Number.isInteger(after / before)) return "narrower";
  return Number.isInteger(before / after) ? "wider" : "other";
}

/** A subschema for what nothing else describes: absent and true let everything pass, false nothing. */
export function relationOfOpenness(before: Json | undefined, after: Json | undefined): Relation {
  const openness = (schema: Json | undefined) =>
    schema === false ? 0 : schema === undefined || schema === true || isEmpty(schema) ? 2 : 1;
  const [left, right] = [openness(before), openness(after)];
  if (left === right) return left === 1 ? "other" : "same";
  return right < left ? "narrower" : "wider";
}

function isEmpty(schema: Json): boolean {
  return isJsonObject(schema) && Object.keys(schema).length === 0;
}

function asList(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
