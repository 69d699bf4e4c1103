import type { Json } from "../core/json.js";
import type { SchemaAt } from "../documents/model.js";
import { compilePredicate } from "./ajv.js";
import { type Bundle, bundleSchemas } from "./bundle-schema.js";
import { cachedBySchema } from "./cached-by-schema.js";
import { evaluate } from "./evaluate.js";
import type { SchemaBreach } from "./evaluation.js";
import { needsEvaluation } from "./needs-evaluation.js";
import { refuseEndlessReferences } from "./refuse-endless-references.js";
import { SchemaCompilationError } from "./schema-compilation-error.js";

export type { SchemaBreach } from "./evaluation.js";
export { SchemaCompilationError } from "./schema-compilation-error.js";

/** Says every constraint that a value breaks; nothing for a valid one. */
export type Validator = (value: Json) => readonly SchemaBreach[];

/** A schema closed over its references, ready to judge values. */
export interface CompiledSchema {
  readonly bundle: Bundle;
  /** The `$ref` of the schema in its bundle. */
  readonly entry: string;
  readonly validator: Validator;
  readonly isValid: (value: Json) => boolean;
}

const none: readonly SchemaBreach[] = [];

/**
 * The validator of a schema, compiled once for each place.
 *
 * A valid value takes the fast way, through compiled code; only an invalid one is looked at keyword by keyword.
 *
 * @throws SchemaCompilationError where no validator can be made of the schema.
 */
export function compileValidator(schema: SchemaAt): Validator {
  return compiledSchema(schema).validator;
}

/** The compiled form of a schema with its bundle, made once for each place. */
export const compiledSchema: (schema: SchemaAt) => CompiledSchema = cachedBySchema((schema) => {
  const bundle = bundleSchemas([schema]);
  refuseEndlessReferences(bundle);
  const entry = bundle.entries[0] ?? "";
  const definition = bundle.definitions.get(entry) ?? true;
  const start = { trail: { tokens: [], parent: undefined }, pointer: schema.pointer };
  const slow = (value: Json): readonly SchemaBreach[] =>
    evaluate(bundle, definition, value, start).breaches.map((found) => ({
      ...found,
      trail: schema.pointer + found.trail,
    }));
  const fast = needsEvaluation(bundle) ? undefined : predicateOf(schema, bundle, entry);
  const isValid = fast ?? ((value) => slow(value).length === 0);
  const validator: Validator = (value) => {
    if (fast?.(value) === true) return none;
    const found = slow(value);
    return found.length > 0 || fast === undefined ? found : [unexplained(schema)];
  };
  return { bundle, entry, validator, isValid };
});

function predicateOf(schema: SchemaAt, bundle: Bundle, entry: string): (value: Json) => boolean {
  try {
    return compilePredicate(bundle, entry);
  } catch (error) {
    throw new SchemaCompilationError(schema.pointer, error instanceof Error ? error.message : String(error));
  }
}

/** Should the two ways of judging ever disagree, the value still does not count as valid. */
function unexplained({ pointer }: SchemaAt): SchemaBreach {
  const message = "must satisfy the schema";
  return { keyword: "schema", instance: "", constraint: pointer, trail: pointer, message, params: {} };
}
