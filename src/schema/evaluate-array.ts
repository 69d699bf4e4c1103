import type { Json } from "../core/json.js";
import { canonicalText } from "./canonical-text.js";
import { breach, descend, type Step } from "./evaluation.js";

/** The keywords that look at the items of an array. */
export function evaluateArray(step: Step, value: readonly Json[]): void {
  const { schema, evaluation } = step;
  evaluateCount(step, value);
  const items = new Set<number>(evaluation.items);
  const prefix = schema.prefixItems ?? [];
  prefix.forEach((item, i) => {
    if (i < value.length) judgeItem(step, { schema: item, keyword: ["prefixItems", i], index: i, items });
  });
  if (schema.items === false && value.length > prefix.length) {
    breach(step, "items", `must have at most ${prefix.length} items`, { limit: prefix.length });
  } else if (schema.items !== undefined && schema.items !== false) {
    for (let i = prefix.length; i < value.length; i += 1) {
      judgeItem(step, { schema: schema.items, keyword: ["items"], index: i, items });
    }
  }
  evaluateContains(step, value, items);
  if (schema.unevaluatedItems !== undefined) evaluateUnevaluated(step, value, items);
  evaluation.items = items;
}

interface ItemStep {
  readonly schema: NonNullable<Step["schema"]["items"]>;
  readonly keyword: readonly (string | number)[];
  readonly index: number;
  readonly items: Set<number>;
}

function judgeItem(step: Step, { schema, keyword, index, items }: ItemStep): void {
  const item = (step.value as readonly Json[])[index] ?? null;
  step.evaluation.breaches.push(...descend(step, schema, { keyword, part: index, value: item }).breaches);
  items.add(index);
}

function evaluateCount(step: Step, value: readonly Json[]): void {
  const { minItems, maxItems, uniqueItems } = step.schema;
  if (minItems !== undefined && value.length < minItems) {
    breach(step, "minItems", `must have at least ${minItems} items`, { limit: minItems });
  }
  if (maxItems !== undefined && value.length > maxItems) {
    breach(step, "maxItems", `must have at most ${maxItems} items`, { limit: maxItems });
  }
  if (uniqueItems === true && new Set(value.map(canonicalText)).size < value.length) {
    breach(step, "uniqueItems", "must not have the same item twice");
  }
}

function evaluateContains(step: Step, value: readonly Json[], items: Set<number>): void {
  const { contains, minContains = 1, maxContains } = step.schema;
  if (contains === undefined) return;
  let found = 0;
  value.forEach((item, i) => {
    if (descend(step, contains, { keyword: ["contains"], part: i, value: item }).breaches.length > 0) return;
    found += 1;
    items.add(i);
  });
  if (found < minContains) {
    const keyword = step.schema.minContains === undefined ? "contains" : "minContains";
    breach(step, keyword, `must contain at least ${minContains} matching items`, {
      limit: minContains,
      found,
    });
  }
  if (maxContains !== undefined && found > maxContains) {
    breach(step, "maxContains", `must contain at most ${maxContains} matching items`, {
      limit: maxContains,
      found,
    });
  }
}

function evaluateUnevaluated(step: Step, value: readonly Json[], items: Set<number>): void {
  const schema = step.schema.unevaluatedItems ?? true;
  const others = value.flatMap((_, i) => (items.has(i) ? [] : [i]));
  if (schema === false && others.length > 0) {
    breach(step, "unevaluatedItems", `must have no item at index ${others[0]}`, { index: others[0] });
    return;
  }
  for (const index of others) judgeItem(step, { schema, keyword: ["unevaluatedItems"], index, items });
}
