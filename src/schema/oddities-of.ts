import { isJsonObject, type Json } from "../core/json.js";
import { type JsonPointer, pointerTo, valueAt, withValueAt } from "../core/json-pointer.js";
import { oddTexts } from "./odd-texts.js";

/** One odd thing to do to a valid value, inside or outside of what its schema allows. */
export interface Oddity {
  /** Path-like: `emoji`, `deep-nesting`. */
  readonly name: string;
  /** The place in the value that becomes odd. */
  readonly instance: JsonPointer;
  readonly apply: (valid: Json) => Json;
}

const oddNumbers: Readonly<Record<string, number>> = {
  "minus-one": -1,
  "minus-zero": -0,
  "above-int32": 2 ** 31,
  "above-safe-integer": 2 ** 53 + 2,
  "above-int64": 2 ** 64,
  huge: 1e308,
  tiny: 5e-324,
  "long-fraction": 0.1 + 0.2,
};

/**
 * Everything odd that can be done to a value: to each text, each number, and the whole.
 *
 * Deterministic; the value tells the places, so that every oddity applies to it and to values like it.
 */
export function odditiesOf(value: Json): readonly Oddity[] {
  return [...leafOddities(value), ...wholeOddities(value)];
}

function leafOddities(value: Json): Oddity[] {
  return leavesOf(value, "").flatMap((instance) => {
    const leaf = valueAt(value, instance);
    const odd = typeof leaf === "string" ? oddTexts : typeof leaf === "number" ? oddNumbers : {};
    return Object.entries(odd).map(([name, replacement]) => ({
      name,
      instance,
      apply: (valid: Json) => withValueAt(valid, instance, replacement) ?? null,
    }));
  });
}

function leavesOf(value: Json, pointer: JsonPointer): JsonPointer[] {
  if (Array.isArray(value)) {
    const [first] = value;
    return first === undefined ? [] : leavesOf(first, pointerTo(pointer, 0));
  }
  if (!isJsonObject(value)) return [pointer];
  return Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : leavesOf(member, pointerTo(pointer, name)),
  );
}

/** What can be odd about a container as a whole. */
function wholeOddities(value: Json): Oddity[] {
  if (typeof value !== "object" || value === null) return [];
  const whole = (name: string, apply: Oddity["apply"]): Oddity => ({ name, instance: "", apply });
  const containers: Oddity[] = [
    whole("instead/text", () => "text"),
    whole("instead/number", () => 42),
    whole("instead/null", () => null),
    whole("instead/array", () => []),
    whole("instead/array-of-it", (valid) => [valid]),
    whole("instead/object", () => ({})),
  ];
  if (!isJsonObject(value)) return containers;
  const extra = (name: string, member: () => Json) => whole(`extra/${name}`, (valid) => withMember(valid, "assayExtra", member()));
  return [
    ...containers,
    extra("deep-array", () => nested(200, (inner) => [inner])),
    extra("deep-object", () => nested(200, (inner) => ({ a: inner }))),
    extra("deeper-array", () => nested(5_000, (inner) => [inner])),
    extra("large-array", () => Array.from({ length: 10_000 }, (_, index) => index)),
    whole("extra/many-members", (valid) =>
      Array.from({ length: 1_000 }, (_, index) => `assayExtra${index}`).reduce<Json>((all, name) => withMember(all, name, 0), valid),
    ),
    whole("extra/__proto__", (valid) => withMember(valid, "__proto__", { polluted: true })),
    whole("extra/constructor", (valid) => withMember(valid, "constructor", { prototype: {} })),
    whole("extra/empty-name", (valid) => withMember(valid, "", 1)),
  ];
}

function withMember(value: Json, name: string, member: Json): Json {
  return withValueAt(value, pointerTo("", name), member) ?? null;
}

function nested(depth: number, wrap: (inner: Json) => Json): Json {
  let value: Json = 1;
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}
