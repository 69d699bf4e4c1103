import type { Bundle } from "./bundle-schema.js";
import { type EdgeDraft, writtenAt } from "./scalar-edges.js";
import type { Schema, SchemaObject } from "./schema-object.js";
import type { Location } from "./walk-locations.js";

const mostParts = 1_000;

/** The edges that objects, arrays and alternatives have at a location. */
export function containerEdges(location: Location, bundle: Bundle): EdgeDraft[] {
  const own = location.own.map(({ schema }) => schema);
  const all = [...location.beside, ...location.own].map(({ schema }) => schema);
  return [
    ...branches(own, bundle),
    ...optionalMembers(own, all, bundle),
    ...own.flatMap((schema) => counts(schema, bundle)),
  ];
}

function branches(own: readonly SchemaObject[], bundle: Bundle): EdgeDraft[] {
  return own.flatMap((schema) =>
    (["anyOf", "oneOf"] as const).flatMap((keyword) =>
      (schema[keyword] ?? []).map((branch, i) => ({
        name: `${keyword}/${i}`,
        ...writtenAt(bundle, schema, keyword, i),
        schema: branch,
      })),
    ),
  );
}

/** All optional members, none of them, each one alone, each one alone missing. */
function optionalMembers(
  own: readonly SchemaObject[],
  all: readonly SchemaObject[],
  bundle: Bundle,
): EdgeDraft[] {
  const required = new Set(all.flatMap((schema) => schema.required ?? []));
  const declared = own.flatMap((schema) =>
    Object.entries(schema.properties ?? {})
      .filter(([name, member]) => member !== false && !required.has(name))
      .map(([name]) => ({ name, ...writtenAt(bundle, schema, "properties", name) })),
  );
  const [holder] = own.filter((schema) => schema.properties !== undefined);
  if (holder === undefined || declared.length === 0) return [];
  const names = declared.map(({ name }) => name);
  const whole = writtenAt(bundle, holder, "properties");
  const drafts: EdgeDraft[] = [
    { name: "every-optional-member", ...whole, schema: withMembers(names, names) },
    { name: "no-optional-member", ...whole, schema: withMembers([], names) },
  ];
  if (declared.length === 1) return drafts;
  for (const { name, ...place } of declared) {
    drafts.push({ name: `${name}/present-alone`, ...place, schema: withMembers([name], names) });
    drafts.push({
      name: `${name}/absent-alone`,
      ...place,
      schema: withMembers(
        names.filter((other) => other !== name),
        names,
      ),
    });
  }
  return drafts;
}

function withMembers(present: readonly string[], among: readonly string[]): Schema {
  const absent = among.filter((name) => !present.includes(name));
  return {
    type: ["object"],
    required: present,
    properties: Object.fromEntries(absent.map((name) => [name, false])),
  };
}

function counts(schema: SchemaObject, bundle: Bundle): EdgeDraft[] {
  const found: EdgeDraft[] = [];
  for (const [type, min, max] of [
    ["array", "minItems", "maxItems"],
    ["object", "minProperties", "maxProperties"],
  ] as const) {
    const [least, most] = [schema[min], schema[max]];
    const add = (keyword: typeof min | typeof max, inside: string, count: number): void => {
      const isReachable = count >= (least ?? 0) && count <= (most ?? count) && count <= mostParts;
      if (isReachable)
        found.push({
          name: `${keyword}${inside}`,
          ...writtenAt(bundle, schema, keyword),
          schema: { type: [type], [min]: count, [max]: count },
        });
    };
    if (least !== undefined) {
      add(min, "", least);
      add(min, "/inside", least + 1);
    }
    if (most !== undefined) {
      add(max, "/inside", most - 1);
      add(max, "", most);
    }
  }
  return found;
}
