import type { Bundle } from "./bundle-schema.js";
import type { Schema } from "./schema-object.js";

/**
 * Whether a bundle uses what compiled code gets wrong, so that every value must be judged keyword by keyword:
 * the `unevaluated` keywords beside conditionals and `contains`, `contains` with a trivial schema, quotients by fractions that overflow, and members
 * called `__proto__`.
 */
export function needsEvaluation(bundle: Bundle): boolean {
  return [...bundle.definitions.values()].some((schema) => mentions(schema));
}

function mentions(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  if (Array.isArray(node)) return node.some(mentions);
  const { unevaluatedItems, unevaluatedProperties, multipleOf, contains } = node as Partial<
    Exclude<Schema, boolean>
  >;
  if (unevaluatedItems !== undefined || unevaluatedProperties !== undefined) return true;
  if (contains !== undefined) return true;
  if (typeof multipleOf === "number" && !Number.isInteger(multipleOf)) return true;
  return Object.entries(node).some(([name, member]) => name === "__proto__" || mentions(member));
}
