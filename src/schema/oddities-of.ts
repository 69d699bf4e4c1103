import { isJsonObject, type Json } from "../core/json.js";
import { type JsonPointer, pointerTo, valueAt, withValueAt } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";
import { cachedBySchema } from "./cached-by-schema.js";
import { compiledSchema } from "./compile-validator.js";
import { isOfType } from "./evaluate-scalar.js";
import { oddNumbers } from "./odd-numbers.js";
import { oddTexts } from "./odd-texts.js";
import { placesOf } from "./places-of.js";
import type { TypeName } from "./schema-object.js";
import { type Location, walkLocations } from "./walk-locations.js";

export { rawJsonOddities } from "./raw-json-oddities.js";

/** An input that a server must survive, whether its schema allows it or not. */
export interface Oddity {
  readonly name: string;
  /** Where in the value; `*` stands for any item, or any member of a made-up name. */
  readonly instance: JsonPointer;
  /** Whether a valid value has that place. */
  readonly appliesTo: (valid: Json) => boolean;
  /** The valid value with the odd part in its place; unchanged where it has no such place. */
  readonly apply: (valid: Json) => Json;
}

type Change = (part: Json) => Json | undefined;

/**
 * The odd inputs of a schema in a fixed order, for each place in its values and for the whole.
 *
 * @throws SchemaCompilationError where the schema cannot be read at all.
 */
export const odditiesOf: (schema: SchemaAt) => readonly Oddity[] = cachedBySchema((schema) => {
  const { bundle, entry } = compiledSchema(schema);
  const seen = new Set<string>();
  return walkLocations(bundle, entry).flatMap((location) => {
    const at = pointerTo("", ...location.tokens);
    return changesAt(location).flatMap(([name, change]) => {
      if (seen.has(`${at} ${name}`)) return [];
      seen.add(`${at} ${name}`);
      return [oddityAt(location, name, change)];
    });
  });
});

function oddityAt(location: Location, name: string, change: Change): Oddity {
  const changed = (valid: Json): Json | undefined => {
    const [place] = placesOf(valid, location.tokens);
    const part = place === undefined ? undefined : valueAt(valid, place);
    const odd = part === undefined ? undefined : change(part);
    return place === undefined || odd === undefined ? undefined : withValueAt(valid, place, odd);
  };
  return {
    name,
    instance: pointerTo("", ...location.tokens),
    appliesTo: (valid) => changed(valid) !== undefined,
    apply: (valid) => {
      const odd = changed(valid);
      return odd === undefined ? valid : odd;
    },
  };
}

function changesAt(location: Location): (readonly [string, Change])[] {
  const takes = (type: TypeName): boolean =>
    location.own.some((site) => site.schema.type?.includes(type) === true);
  const isText =
    takes("string") ||
    location.own.some(({ schema }) => schema.enum?.some((value) => isOfType(value, "string")));
  const changes: (readonly [string, Change])[] = [];
  if (isText) changes.push(...oddTexts.map(([name, text]) => [name, () => text] as const));
  if (takes("number") || takes("integer"))
    changes.push(...oddNumbers.map(([name, number]) => [name, () => number] as const));
  if (takes("boolean")) changes.push(["boolean as text", () => "yes"], ["boolean as number", () => 1]);
  if (takes("array")) changes.push(...oddArrays);
  if (takes("object") || location.own.some(({ schema }) => schema.properties !== undefined))
    changes.push(...oddObjects);
  if (location.tokens.length === 0) changes.push(...wrongContainers);
  return changes;
}

const oddArrays: readonly (readonly [string, Change])[] = [
  ["empty array", () => []],
  [
    "10,000 items",
    (part) => (Array.isArray(part) ? Array.from({ length: 10_000 }, () => part[0] ?? "item") : undefined),
  ],
  ["array nested 200 levels", () => nested(200, (inner) => [inner])],
];

const oddObjects: readonly (readonly [string, Change])[] = [
  ["member __proto__", (part) => withMembers(part, [["__proto__", { polluted: true }]])],
  ["member constructor", (part) => withMembers(part, [["constructor", { prototype: { polluted: true } }]])],
  ["member with an empty name", (part) => withMembers(part, [["", "text"]])],
  [
    "1,000 extra members",
    (part) =>
      withMembers(
        part,
        Array.from({ length: 1_000 }, (_, i) => [`extra${i}`, i]),
      ),
  ],
  [
    "object nested 200 levels",
    (part) => withMembers(part, [["nested", nested(200, (inner) => ({ inner }))]]),
  ],
  // Deeper ones are raw bodies: serialisers give up first.
];

const wrongContainers: readonly (readonly [string, Change])[] = [
  ["array in place of the whole", (part) => (Array.isArray(part) ? undefined : [part])],
  ["object in place of the whole", (part) => (isJsonObject(part) ? {} : { value: part })],
  ["text in place of the whole", (part) => (typeof part === "string" ? undefined : "text")],
  ["number in place of the whole", (part) => (typeof part === "number" ? undefined : 1)],
  ["null in place of the whole", (part) => (part === null ? undefined : null)],
  ["boolean in place of the whole", (part) => (typeof part === "boolean" ? undefined : true)],
];

function withMembers(part: Json, members: readonly (readonly [string, Json])[]): Json | undefined {
  if (!isJsonObject(part)) return undefined;
  // From entries, so that `__proto__` becomes a member like any other.
  return Object.fromEntries([...Object.entries(part), ...members]);
}

function nested(levels: number, wrap: (inner: Json) => Json): Json {
  let value: Json = "innermost";
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
}
