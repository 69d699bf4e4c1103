import type { Json, JsonObject } from "../core/json.js";
import { breach, descend, type Step } from "./evaluation.js";
import { patternOf } from "./pattern-of.js";
import type { Schema } from "./schema-object.js";

/** The keywords that look at the members of an object. */
export function evaluateObject(step: Step, value: JsonObject): void {
  const { schema, evaluation } = step;
  const names = Object.keys(value);
  evaluateMembership(step, value, names);
  evaluateDependencies(step, value);
  const evaluated = new Set<string>();
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    if (!Object.hasOwn(value, name)) continue;
    evaluated.add(name);
    judge(step, member, ["properties", name], name, value[name]);
  }
  for (const [pattern, member] of Object.entries(schema.patternProperties ?? {})) {
    for (const name of names.filter((candidate) => patternOf(pattern).test(candidate))) {
      evaluated.add(name);
      judge(step, member, ["patternProperties", pattern], name, value[name]);
    }
  }
  if (schema.additionalProperties !== undefined) {
    const others = names.filter((name) => !evaluated.has(name));
    judgeOthers(step, "additionalProperties", schema.additionalProperties, others);
    for (const name of others) evaluated.add(name);
  }
  if (evaluated.size > 0) evaluation.members = new Set([...(evaluation.members ?? []), ...evaluated]);
  if (schema.unevaluatedProperties !== undefined) {
    const others = names.filter((name) => evaluation.members?.has(name) !== true);
    judgeOthers(step, "unevaluatedProperties", schema.unevaluatedProperties, others);
    evaluation.members = new Set(names);
  }
}

function judge(
  step: Step,
  schema: Schema,
  keyword: readonly string[],
  name: string,
  value: Json | undefined,
): void {
  step.evaluation.breaches.push(
    ...descend(step, schema, { keyword, part: name, value: value ?? null }).breaches,
  );
}

function judgeOthers(
  step: Step,
  keyword: "additionalProperties" | "unevaluatedProperties",
  schema: Schema,
  names: readonly string[],
): void {
  for (const name of names) {
    if (schema === false) {
      const params =
        keyword === "additionalProperties" ? { additionalProperty: name } : { unevaluatedProperty: name };
      breach(step, keyword, `must not have the member ${JSON.stringify(name)}`, params);
    } else judge(step, schema, [keyword], name, (step.value as JsonObject)[name]);
  }
}

function evaluateMembership(step: Step, value: JsonObject, names: readonly string[]): void {
  const { required, minProperties, maxProperties, propertyNames } = step.schema;
  for (const name of required ?? []) {
    if (!Object.hasOwn(value, name)) {
      breach(step, "required", `must have the member ${JSON.stringify(name)}`, { missingProperty: name });
    }
  }
  if (minProperties !== undefined && names.length < minProperties) {
    breach(step, "minProperties", `must have at least ${minProperties} members`, { limit: minProperties });
  }
  if (maxProperties !== undefined && names.length > maxProperties) {
    breach(step, "maxProperties", `must have at most ${maxProperties} members`, { limit: maxProperties });
  }
  if (propertyNames === undefined) return;
  for (const name of names) {
    const inner = descend(step, propertyNames, { keyword: ["propertyNames"], value: name });
    step.evaluation.breaches.push(...inner.breaches);
    if (inner.breaches.length > 0) {
      breach(step, "propertyNames", `must not have a member called ${JSON.stringify(name)}`, {
        propertyName: name,
      });
    }
  }
}

function evaluateDependencies(step: Step, value: JsonObject): void {
  const { dependentRequired, dependentSchemas } = step.schema;
  for (const [name, needed] of Object.entries(dependentRequired ?? {})) {
    if (!Object.hasOwn(value, name)) continue;
    const missing = needed.filter((other) => !Object.hasOwn(value, other));
    for (const other of missing) {
      const message = `must have the member ${JSON.stringify(other)} beside ${JSON.stringify(name)}`;
      breach(step, "dependentRequired", message, { property: name, missingProperty: other });
    }
  }
  for (const [name, schema] of Object.entries(dependentSchemas ?? {})) {
    if (!Object.hasOwn(value, name)) continue;
    const inner = descend(step, schema, { keyword: ["dependentSchemas", name], value });
    step.evaluation.breaches.push(...inner.breaches);
    if (inner.members !== undefined) {
      step.evaluation.members = new Set([...(step.evaluation.members ?? []), ...inner.members]);
    }
  }
}
