import * as fc from "fast-check";
import type { Json } from "../../core/json.js";
import { pointerTo, valueAt, withValueAt } from "../../core/json-pointer.js";
import type { SchemaAt } from "../../documents/model.js";
import { arbitraryOf } from "../../schema/arbitrary-of.js";
import type { Break } from "../../schema/breaks-of.js";
import { compiledSchema } from "../../schema/compile-validator.js";

/** So many broken forms of a value at most are tried for one that comes back broken from the wire. */
const mostForms = 8;
/** So many generated values at most are looked through for one that has the place to break. */
const mostSamples = 40;

/**
 * A value broken in one way and nothing else; undefined where it cannot be, or where the wire mends it.
 *
 * A value without the place to break gets that place from a generated one; failing that, the generated value
 * stands in for it.
 */
export function brokenValue(
  value: Json,
  broken: Break,
  wire: { readonly schema: SchemaAt; readonly survives: (form: Json) => boolean },
): Json | undefined {
  for (const valid of startingPoints(value, broken, wire.schema)) {
    const forms = broken.apply(valid);
    if (forms === undefined) continue;
    const found = fc.sample(forms, { numRuns: mostForms, seed: 1 }).find(wire.survives);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The value itself, then the value with the missing part of another, then others. */
function* startingPoints(value: Json, broken: Break, schema: SchemaAt): Generator<Json> {
  yield value;
  const { isValid } = compiledSchema(schema);
  const samples = samplesOf(schema).filter((sample) => broken.apply(sample) !== undefined);
  for (const sample of samples) {
    const grafted = withPartOf(value, sample, broken.instance.split("/").slice(1));
    if (grafted !== undefined && isValid(grafted)) yield grafted;
  }
  yield* samples;
}

const sampled = new WeakMap<object, Map<string, readonly Json[]>>();

function samplesOf(schema: SchemaAt): readonly Json[] {
  const root = schema.root as object;
  const ofRoot = sampled.get(root) ?? new Map<string, readonly Json[]>();
  sampled.set(root, ofRoot);
  const known = ofRoot.get(schema.pointer);
  if (known !== undefined) return known;
  const generation = arbitraryOf(schema);
  const samples =
    generation.kind === "impossible"
      ? []
      : fc.sample(generation.arbitrary, { numRuns: mostSamples, seed: 1 });
  ofRoot.set(schema.pointer, samples);
  return samples;
}

/** The value with the first part on the way that it lacks, taken from a sample; undefined where it lacks none. */
function withPartOf(value: Json, sample: Json, escapedTokens: readonly string[]): Json | undefined {
  let place = "";
  for (const escaped of escapedTokens) {
    const token = escaped === "*" ? firstOf(valueAt(sample, place)) : unescaped(escaped);
    if (token === undefined) return undefined;
    const next = pointerTo(place, token);
    const part = valueAt(sample, next);
    if (part === undefined) return undefined;
    if (valueAt(value, next) === undefined) return withValueAt(value, next, part);
    place = next;
  }
  // What is there may be of a form in which nothing can be broken, such as null.
  return place === "" ? undefined : withValueAt(value, place, valueAt(sample, place));
}

function firstOf(container: Json | undefined): string | undefined {
  return typeof container === "object" && container !== null ? Object.keys(container)[0] : undefined;
}

function unescaped(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
