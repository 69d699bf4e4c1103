import * as fc from "fast-check";
import type { Json } from "../core/json.js";
import type { SchemaAt } from "../documents/model.js";
import { filteredWithin } from "./bounded-filter.js";
import { buildArbitrary } from "./build-arbitrary.js";
import { type Building, outermost } from "./building.js";
import type { Bundle } from "./bundle-schema.js";
import { compiledSchema } from "./compile-validator.js";
import type { Schema, SchemaNote } from "./schema-object.js";

export type { SchemaNote } from "./schema-object.js";

/** The values of a schema, or why there is none. */
export type Generation =
  | {
      readonly kind: "arbitrary";
      readonly arbitrary: fc.Arbitrary<Json>;
      /** What the schema says that the values are not held to. */
      readonly unhonoured: readonly SchemaNote[];
    }
  | { readonly kind: "impossible"; readonly notes: readonly SchemaNote[] };

/** How to generate. */
export interface GenerationOptions {
  /** How often a schema may recur inside itself; 3 when not given. */
  readonly maxDepth?: number;
  /** How many items, or members of made-up names, to add at most beyond what is asked for; 3 when not given. */
  readonly size?: number;
  /** Whether open objects get members that nothing declares; they do not when not given. */
  readonly extra?: boolean;
}

const tries = 1_000;
const probes = 20;
/** How many times as many values to try before giving a schema up. */
const persistence = 20;

/**
 * The values of a schema: every one satisfies it, and they shrink towards small and plain ones.
 *
 * Values are built to satisfy the schema; a validator has the last word on each, and refuses hardly any.
 *
 * @throws SchemaCompilationError where the schema cannot be read at all.
 */
export function arbitraryOf(schema: SchemaAt, options: GenerationOptions = {}): Generation {
  const { bundle, entry, isValid } = compiledSchema(schema);
  const definition = bundle.definitions.get(entry) ?? true;
  return generationOf({ bundle, schemas: [definition], isValid, name: schema.pointer }, options);
}

/** What to generate from. */
export interface GenerationTask {
  readonly bundle: Bundle;
  /** All of these hold for each value. */
  readonly schemas: readonly Schema[];
  readonly isValid: (value: Json) => boolean;
  /** For messages. */
  readonly name: string;
}

/** The values of several schemas of one bundle together. */
export function generationOf(task: GenerationTask, options: GenerationOptions): Generation {
  const quick = buildingOf(task.bundle, options, false);
  const generation = generationWith(quick, task, probes);
  if (generation.kind === "impossible" && quick.reasons.size > 0) return generation;
  if (generation.kind === "arbitrary" && generation.acceptance >= 1 / 2) return generation;
  const thorough = generationWith(buildingOf(task.bundle, options, true), task, probes);
  return thorough.kind === "arbitrary" || generation.kind === "impossible" ? thorough : generation;
}

/** As {@link generationOf}, sharing what was built before; with how many of a few values were valid at once. */
export function generationWith(
  building: Building,
  { bundle, schemas, isValid, name }: GenerationTask,
  numRuns = 3,
):
  | Extract<Generation, { kind: "impossible" }>
  | (Extract<Generation, { kind: "arbitrary" }> & { readonly acceptance: number }) {
  building.reasons.clear();
  const arbitrary = buildArbitrary(building, schemas, outermost);
  const notes = [...building.reasons.values()];
  const impossible = { kind: "impossible", notes: notes.length > 0 ? notes : [wholly(name)] } as const;
  if (arbitrary === undefined) return impossible;
  const accepted = fc.sample(arbitrary, { numRuns, seed: 1 }).filter(isValid).length;
  const exhausted = (): void => {
    throw new Error(
      `no valid value of the schema at ${name === "" ? "the document's root" : name} in ${tries} tries`,
    );
  };
  const whole = filteredWithin(arbitrary, { accepts: isValid, tries, exhausted });
  if (accepted === 0 && !isEverValid(arbitrary, isValid, numRuns * persistence))
    return { kind: "impossible", notes: [wholly(name)] };
  return { kind: "arbitrary", arbitrary: whole, unhonoured: bundle.notes, acceptance: accepted / numRuns };
}

/** Whether any of so many values is valid. */
function isEverValid(
  arbitrary: fc.Arbitrary<Json>,
  isValid: (value: Json) => boolean,
  numRuns: number,
): boolean {
  return fc.sample(arbitrary, { numRuns, seed: 2 }).some(isValid);
}

/** A fresh memory for building from one bundle. */
export function buildingOf(
  bundle: Bundle,
  { maxDepth = 3, size = 3, extra = false }: GenerationOptions,
  thorough: boolean,
): Building {
  const memory = { made: new Map(), reasons: new Map(), ids: new WeakMap(), nextId: { value: 0 } };
  return { bundle, maxDepth, size, extra, thorough, ...memory };
}

function wholly(name: string): SchemaNote {
  return { pointer: name, keyword: "schema", why: "no value was found that satisfies all of it" };
}
