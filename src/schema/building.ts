import type * as fc from "fast-check";
import type { Json } from "../core/json.js";
import { type Bundle, keywordPointer } from "./bundle-schema.js";
import type { Schema, SchemaNote, SchemaObject } from "./schema-object.js";

/** What is shared while the arbitraries of one schema are built. */
export interface Building {
  readonly bundle: Bundle;
  /** How often a schema may recur inside itself. */
  readonly maxDepth: number;
  /** How many items, or made-up members, to add at most beyond what is asked for. */
  readonly size: number;
  /** Whether open objects get members that nothing declares. */
  readonly extra: boolean;
  readonly thorough: boolean;
  readonly made: Map<string, { readonly arbitrary: fc.Arbitrary<Json> | undefined }>;
  readonly reasons: Map<string, SchemaNote>;
  readonly ids: WeakMap<object, number>;
  readonly nextId: { value: number };
}

/** How deep in recursion a part is built. */
export interface Depth {
  /** How often some schema has recurred on the way here. */
  readonly rounds: number;
  /** From here on only what must be there. */
  readonly isMinimal: boolean;
  /** What is being built around this part. */
  readonly within: ReadonlySet<string>;
}

/** The depth that a build starts at. */
export const outermost: Depth = { rounds: 0, isMinimal: false, within: new Set() };

/** A text that stands for several schemas together. */
export function conjunctionKey({ ids, nextId }: Building, schemas: readonly Schema[]): string {
  const numbers = schemas.map((schema) => {
    if (typeof schema === "boolean") return schema ? 0 : -1;
    const known = ids.get(schema);
    if (known !== undefined) return known;
    nextId.value += 1;
    ids.set(schema, nextId.value);
    return nextId.value;
  });
  return numbers.sort((a, b) => a - b).join();
}

/**
 * One step further in: a schema met again inside itself is a round of recursion. After the last round only the
 * least is built, and what would need itself for that cannot be built at all.
 */
export function deeper({ maxDepth }: Building, outer: Depth, key: string): Depth | undefined {
  if (!outer.within.has(key)) return { ...outer, within: new Set(outer.within).add(key) };
  if (outer.isMinimal) return undefined;
  const rounds = outer.rounds + 1;
  const within = rounds < maxDepth ? outer.within : new Set([key]);
  return { rounds, isMinimal: rounds >= maxDepth, within };
}

/** Remembers why nothing can be made of some schemas, in case the whole turns out impossible. */
export function note(building: Building, schemas: readonly Schema[], why: string): void {
  const constraining = schemas.filter(
    (schema): schema is SchemaObject =>
      typeof schema === "object" && building.bundle.placeOf(schema) !== undefined,
  );
  const [first] = constraining.filter((schema) => Object.keys(schema).length > 0);
  if (first === undefined) return;
  const keyword = Object.keys(first).find((name) => name !== "type") ?? "type";
  const pointer = keywordPointer(building.bundle, first, keyword);
  if (!building.reasons.has(pointer)) building.reasons.set(pointer, { pointer, keyword, why });
}
