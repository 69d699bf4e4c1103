import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { pointerTo, withValueAt } from "../core/json-pointer.js";
import type { BreakDraft } from "./break-drafts.js";
import { nameMatching, undeclaredName } from "./negate-schema.js";
import type { SchemaObject } from "./schema-object.js";

const mostParts = 10_000;

/** Breaks of what a schema says of the members of objects. */
export function memberDrafts(schema: SchemaObject): BreakDraft[] {
  return [...requirements(schema), ...closures(schema), ...memberCounts(schema), ...nameRules(schema)];
}

function onObject(edits: (part: JsonObject) => readonly (Json | undefined)[]): BreakDraft["edits"] {
  return (part) => (isJsonObject(part) ? edits(part) : []);
}

function without(part: Json, name: string): Json | undefined {
  return withValueAt(part, pointerTo("", name), undefined);
}

function withMember(part: Json, name: string, value: Json): Json | undefined {
  return withValueAt(part, pointerTo("", name), value);
}

function requirements({ required = [], dependentRequired = {} }: SchemaObject): BreakDraft[] {
  const missing = (name: string): BreakDraft["edits"] =>
    onObject((part) => (Object.hasOwn(part, name) ? [without(part, name)] : []));
  const always = required.map(
    (name): BreakDraft => ({ keyword: "required", variant: name, path: ["required"], edits: missing(name) }),
  );
  const dependent = Object.entries(dependentRequired).flatMap(([holder, names]) =>
    names.map((name): BreakDraft => {
      const edits = onObject((part) =>
        Object.hasOwn(part, holder)
          ? [without(part, name)]
          : [withMember(part, holder, "text"), withMember(part, holder, 1)],
      );
      return {
        keyword: "dependentRequired",
        variant: `${holder} without ${name}`,
        path: ["dependentRequired"],
        edits,
      };
    }),
  );
  return [...always, ...dependent];
}

/** Members that must not be there: undeclared ones of closed objects, and those whose schema is `false`. */
function closures(schema: SchemaObject): BreakDraft[] {
  const drafts: BreakDraft[] = [];
  for (const keyword of ["additionalProperties", "unevaluatedProperties"] as const) {
    if (schema[keyword] !== false) continue;
    const edits = onObject((part) =>
      ["text", 1, true].map((value) => withMember(part, undeclaredName(schema, part), value)),
    );
    drafts.push({ keyword, variant: "undeclared member", path: [keyword], edits });
  }
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    if (member !== false) continue;
    const edits = onObject((part) => ["text", 1].map((value) => withMember(part, name, value)));
    drafts.push({ keyword: "properties", variant: name, path: ["properties", name], member: [name], edits });
  }
  for (const [pattern, member] of Object.entries(schema.patternProperties ?? {})) {
    const name = member === false ? nameMatching(pattern) : undefined;
    if (name === undefined) continue;
    const edits = onObject((part) => [withMember(part, name, "text")]);
    drafts.push({
      keyword: "patternProperties",
      variant: pattern,
      path: ["patternProperties", pattern],
      member: [name],
      edits,
    });
  }
  return drafts;
}

function memberCounts({ minProperties, maxProperties }: SchemaObject): BreakDraft[] {
  const drafts: BreakDraft[] = [];
  if (minProperties !== undefined && minProperties > 0) {
    const edits = onObject((part) => {
      const names = Object.keys(part);
      const reduced = (order: readonly string[]): Json | undefined =>
        order
          .slice(minProperties - 1)
          .reduce<Json | undefined>((left, name) => (left === undefined ? left : without(left, name)), part);
      return [reduced(names), reduced([...names].reverse())];
    });
    const opposite: SchemaObject = { type: ["object"], maxProperties: minProperties - 1 };
    drafts.push({ keyword: "minProperties", path: ["minProperties"], edits, opposite });
  }
  if (maxProperties !== undefined && maxProperties < mostParts) {
    const edits = onObject((part) => {
      const extra = Array.from(
        { length: maxProperties + 1 - Object.keys(part).length },
        (_, i) => `undeclared${i + 1}`,
      );
      return ["text", 1].map((value) =>
        extra.reduce<Json | undefined>(
          (whole, name) => (whole === undefined ? whole : withMember(whole, name, value)),
          part,
        ),
      );
    });
    const opposite: SchemaObject = {
      type: ["object"],
      minProperties: maxProperties + 1,
      maxProperties: maxProperties + 1,
    };
    drafts.push({ keyword: "maxProperties", path: ["maxProperties"], edits, opposite });
  }
  return drafts;
}

function nameRules({ propertyNames }: SchemaObject): BreakDraft[] {
  if (propertyNames === undefined || propertyNames === true) return [];
  const names = ["", "undeclared", "UNDECLARED", "un declared", "1", "é", "x".repeat(300)];
  const edits = onObject((part) => {
    const [value = "text"] = Object.values(part).filter((member) => member !== undefined);
    return names.filter((name) => !Object.hasOwn(part, name)).map((name) => withMember(part, name, value));
  });
  const opposite: SchemaObject = { type: ["object"], minProperties: 1, not: { propertyNames } };
  return [{ keyword: "propertyNames", path: ["propertyNames"], edits, opposite }];
}
