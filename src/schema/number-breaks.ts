import type { Json } from "../core/json.js";
import type { BreakDraft } from "./break-drafts.js";
import type { SchemaObject } from "./schema-object.js";

/** Breaks of what a schema says of numbers. */
export function numberDrafts(schema: SchemaObject): BreakDraft[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = multipleOf ?? 1;
  const drafts: BreakDraft[] = [];
  if (minimum !== undefined)
    drafts.push(bound("minimum", below(minimum, step), { exclusiveMaximum: minimum }));
  if (maximum !== undefined)
    drafts.push(bound("maximum", above(maximum, step), { exclusiveMinimum: maximum }));
  if (exclusiveMinimum !== undefined) {
    drafts.push(
      bound("exclusiveMinimum", [exclusiveMinimum, ...below(exclusiveMinimum, step)], {
        maximum: exclusiveMinimum,
      }),
    );
  }
  if (exclusiveMaximum !== undefined) {
    drafts.push(
      bound("exclusiveMaximum", [exclusiveMaximum, ...above(exclusiveMaximum, step)], {
        minimum: exclusiveMaximum,
      }),
    );
  }
  if (multipleOf !== undefined) {
    const edits = (part: Json): Json[] =>
      typeof part === "number"
        ? [part + 1, part - 1, part + multipleOf / 2, part - multipleOf / 2, part + multipleOf / 3]
        : [];
    drafts.push({
      keyword: "multipleOf",
      path: ["multipleOf"],
      edits,
      opposite: { type: ["number"], not: { multipleOf } },
    });
  }
  return drafts;
}

function bound(
  keyword: "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum",
  values: readonly number[],
  opposite: SchemaObject,
): BreakDraft {
  const edits = (part: Json): readonly Json[] =>
    typeof part === "number" ? values.filter(Number.isFinite) : [];
  return { keyword, path: [keyword], edits, opposite: { type: ["number"], ...opposite } };
}

function below(limit: number, step: number): number[] {
  const nearest = Math.ceil(limit / step) * step - step;
  return [nearest, limit - step, limit - 10 * step, limit - 0.01, -Math.abs(limit) * 1_000 - step, -1e300];
}

function above(limit: number, step: number): number[] {
  const nearest = Math.floor(limit / step) * step + step;
  return [nearest, limit + step, limit + 10 * step, limit + 0.01, Math.abs(limit) * 1_000 + step, 1e300];
}
