import type { Json, JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import { type Bundle, keywordPointer } from "./bundle-schema.js";
import type { Schema, SchemaObject } from "./schema-object.js";

/** One constraint that a value breaks. */
export interface SchemaBreach {
  readonly keyword: string;
  /** Where in the value. */
  readonly instance: JsonPointer;
  /** The keyword in the root document, behind any `$ref`. */
  readonly constraint: JsonPointer;
  /** The way to the keyword from where the schema is used, with `$ref` as a step of its own. */
  readonly trail: JsonPointer;
  readonly message: string;
  readonly params: JsonObject;
}

/** A path grown from its start, written out only when something is reported. */
export interface Path {
  readonly parent?: Path | undefined;
  readonly tokens: readonly (string | number)[];
}

/** Where the evaluation is, in the value and in the schema. */
export interface Position {
  readonly instance?: Path | undefined;
  readonly trail?: Path | undefined;
}

/** What one schema made of one value. Evaluated members and items are kept for the `unevaluated` keywords. */
export interface Evaluation {
  readonly breaches: SchemaBreach[];
  members: Set<string> | undefined;
  items: Set<number> | undefined;
}

/** What stays the same while a value is judged. */
export interface EvaluationContext {
  readonly bundle: Bundle;
  readonly detail: "nearest" | "all";
  readonly visit: Visit;
  /** Where the schema that is visited stands, should it be a boolean. */
  readonly pointer: JsonPointer;
}

/** Judges a value by a schema. */
export type Visit = (context: EvaluationContext, schema: Schema, value: Json, at: Position) => Evaluation;

/** One schema object meeting one value. */
export interface Step {
  readonly context: EvaluationContext;
  readonly schema: SchemaObject;
  readonly value: Json;
  readonly at: Position;
  readonly evaluation: Evaluation;
}

/** Writes a path as a pointer. */
export function pointerOf(path: Path | undefined): JsonPointer {
  return path === undefined ? "" : pointerTo(pointerOf(path.parent), ...path.tokens);
}

/** Judges a value, or a part of it, by a subschema of a step's schema. */
export function descend(
  step: Step,
  schema: Schema,
  to: {
    readonly keyword: readonly (string | number)[];
    readonly part?: string | number;
    readonly value: Json;
  },
): Evaluation {
  const { context, at } = step;
  const trail = { parent: at.trail, tokens: to.keyword };
  const instance = to.part === undefined ? at.instance : { parent: at.instance, tokens: [to.part] };
  const pointer =
    typeof schema === "boolean"
      ? keywordPointer(context.bundle, step.schema, ...to.keyword)
      : context.pointer;
  return context.visit(pointer === context.pointer ? context : { ...context, pointer }, schema, to.value, {
    instance,
    trail,
  });
}

/** Records that a step's value breaks a keyword. */
export function breach(step: Step, keyword: string, message: string, params: JsonObject = {}): void {
  const { context, at, evaluation, schema } = step;
  const pointer = keywordPointer(context.bundle, schema, keyword);
  fail(evaluation, {
    context,
    at: { ...at, trail: { parent: at.trail, tokens: [keyword] } },
    pointer,
    keyword,
    message,
    params,
  });
}

/** Records a breach at a place. */
export function fail(
  evaluation: Evaluation,
  of: {
    readonly context: EvaluationContext;
    readonly at: Position;
    readonly pointer: JsonPointer;
    readonly keyword: string;
    readonly message: string;
    readonly params?: JsonObject;
  },
): void {
  evaluation.breaches.push({
    keyword: of.keyword,
    instance: pointerOf(of.at.instance),
    constraint: of.pointer,
    trail: pointerOf(of.at.trail),
    message: of.message,
    params: of.params ?? {},
  });
}

/** Takes over what an in-place subschema evaluated. */
export function adopt(evaluation: Evaluation, inner: Evaluation): void {
  if (inner.members !== undefined)
    evaluation.members = new Set([...(evaluation.members ?? []), ...inner.members]);
  if (inner.items !== undefined) evaluation.items = new Set([...(evaluation.items ?? []), ...inner.items]);
}
