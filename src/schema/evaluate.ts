import { isJsonObject, type Json } from "../core/json.js";
import type { Bundle } from "./bundle-schema.js";
import { evaluateArray } from "./evaluate-array.js";
import { evaluateCombinators } from "./evaluate-combinators.js";
import { evaluateObject } from "./evaluate-object.js";
import { evaluateScalar } from "./evaluate-scalar.js";
import { type Evaluation, fail, type Path, type Visit } from "./evaluation.js";
import type { Schema } from "./schema-object.js";

/** How much to tell of a failed `anyOf` or `oneOf`: the branch that came nearest, or all of them. */
export type Detail = "nearest" | "all";

/** Judges a value by a schema of a bundle, and says everything that is wrong with it. */
export function evaluate(
  bundle: Bundle,
  schema: Schema,
  value: Json,
  start: EvaluationStart = {},
): Evaluation {
  const { detail = "nearest", trail, pointer = "" } = start;
  return visit({ bundle, detail, visit, pointer }, schema, value, { trail });
}

/** Where an evaluation starts, and how much it tells. */
export interface EvaluationStart {
  readonly detail?: Detail;
  readonly trail?: Path;
  /** Where the schema stands, should it be a boolean. */
  readonly pointer?: string;
}

/** Whether a value satisfies a schema of a bundle. */
export function satisfies(bundle: Bundle, schema: Schema, value: Json): boolean {
  return schema === true || evaluate(bundle, schema, value).breaches.length === 0;
}

const visit: Visit = (context, schema, value, at) => {
  const evaluation: Evaluation = { breaches: [], members: undefined, items: undefined };
  if (typeof schema === "boolean") {
    if (!schema)
      fail(evaluation, {
        context,
        at,
        pointer: context.pointer,
        keyword: "false schema",
        message: "must not be present",
      });
    return evaluation;
  }
  const step = { context, schema, value, at, evaluation };
  evaluateScalar(step);
  evaluateCombinators(step);
  if (Array.isArray(value)) evaluateArray(step, value);
  else if (isJsonObject(value)) evaluateObject(step, value);
  return evaluation;
};
