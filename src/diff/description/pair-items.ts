import { isJsonObject, type Json, type JsonObject, jsonEquals } from "../../core/json.js";
import { followed } from "../../documents/reference.js";

/** Indexes of items of two lists that are the same thing before and after; -1 where there is none. */
export type ItemPair = readonly [base: number, head: number];

/** Tells whether two items are the same thing. */
type Likeness = (base: Json, head: Json) => boolean;

/** What finds the items of a list again in another. */
export interface ListSides {
  readonly base: readonly Json[];
  readonly head: readonly Json[];
  readonly roots: { readonly base: JsonObject; readonly head: JsonObject };
  /** Names of a path's variables, before and after, in order. */
  readonly variables: { readonly base: readonly string[]; readonly head: readonly string[] };
}

/** Pairs the items of two lists by what identifies them. */
export function pairItems(by: "parameter" | "url" | "content" | "position", sides: ListSides): ItemPair[] {
  switch (by) {
    case "parameter":
      return paired(sides, [(a, b) => parameterKey(sides, "base", a) === parameterKey(sides, "head", b)]);
    case "url":
      return paired(sides, [(a, b) => isJsonObject(a) && isJsonObject(b) && a["url"] === b["url"]]);
    case "content":
      return paired(sides, [
        jsonEquals,
        (a, b) => titleOf(a) !== undefined && titleOf(a) === titleOf(b),
        isComparable,
      ]);
    case "position":
      return paired(sides, [() => true]);
  }
}

/** Each likeness in turn pairs what those before it have left. */
function paired({ base, head }: ListSides, likenesses: readonly Likeness[]): ItemPair[] {
  const pairs: ItemPair[] = [];
  const left = { base: base.map((_, index) => index), head: head.map((_, index) => index) };
  for (const isLike of likenesses)
    for (const index of [...left.base]) {
      const other = left.head.find((candidate) => isLike(base[index] ?? null, head[candidate] ?? null));
      if (other === undefined) continue;
      pairs.push([index, other]);
      left.base.splice(left.base.indexOf(index), 1);
      left.head.splice(left.head.indexOf(other), 1);
    }
  return [
    ...pairs.sort((a, b) => a[1] - b[1]),
    ...left.base.map((index): ItemPair => [index, -1]),
    ...left.head.map((index): ItemPair => [-1, index]),
  ];
}

/** A parameter is its place and name; one of the path is its place in the template, whatever it is called. */
function parameterKey(sides: ListSides, side: "base" | "head", item: Json): string {
  const { value } = followed(sides.roots[side], item);
  if (!isJsonObject(value)) return JSON.stringify(item);
  const [where, name] = [String(value["in"]), String(value["name"])];
  const index = where === "path" ? sides.variables[side].indexOf(name) : -1;
  if (index >= 0) return `path {${index}}`;
  return `${where} ${where === "header" ? name.toLowerCase() : name}`;
}

function titleOf(item: Json): string | undefined {
  return isJsonObject(item) && typeof item["title"] === "string" ? item["title"] : undefined;
}

/** Two named components are two things; an alternative that is spelt out may have changed in place. */
function isComparable(base: Json, head: Json): boolean {
  const isNamed = (item: Json) => isJsonObject(item) && typeof item["$ref"] === "string";
  return !isNamed(base) && !isNamed(head);
}
