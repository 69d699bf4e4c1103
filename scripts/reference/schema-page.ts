import { isJsonObject, type Json, type JsonObject } from "../../src/core/json.js";
import { cell, table } from "./markdown-table.js";

/** A format of which a page tells every member. */
export interface Format {
  readonly title: string;
  /** What it is for, in Markdown. */
  readonly about: string;
  readonly schema: JsonObject;
}

const wholeDocument = "The document";

/** A part of a schema that gets a heading of its own. */
interface Section {
  readonly name: string;
  readonly schema: JsonObject;
}

/** The page about a format: each object of its JSON Schema with its members. */
export function schemaPage({ title, about, schema }: Format): string {
  const definitions = definitionsOf(schema);
  const sections: Section[] = [];
  for (const [name, part] of definitions) {
    if (!isToldInPlace(part)) sections.push({ name, schema: part });
    else collect(part, name, sections);
  }
  const whole: Section[] = [];
  collect(schema, wholeDocument, whole);
  return [
    `# ${title}`,
    about,
    ...[...whole, ...sections].flatMap((section) => sectionText(section, definitions)),
  ].join("\n\n");
}

/** A definition without members says no more than which values there are. */
function isToldInPlace(schema: JsonObject): boolean {
  return membersOf(schema).length > 0 || nested(schema).length > 0;
}

function definitionsOf(schema: JsonObject): ReadonlyMap<string, JsonObject> {
  const definitions = { ...Object(schema["$defs"]), ...Object(schema["definitions"]) } as JsonObject;
  return new Map(
    Object.entries(definitions).flatMap(([name, part]) => (isJsonObject(part) ? [[name, part]] : [])),
  );
}

/** The objects inside a schema, outermost first; what is referred to has a section of its own anyway. */
function collect(schema: JsonObject, name: string, sections: Section[]): void {
  if (membersOf(schema).length > 0 || name !== wholeDocument) sections.push({ name, schema });
  for (const [member, part] of membersOf(schema)) collectInside(part, `${name}.${member}`, sections);
  for (const [suffix, part] of nested(schema)) collectInside(part, `${name}${suffix}`, sections);
}

function collectInside(schema: JsonObject, name: string, sections: Section[]): void {
  const clean = name.replace(/^The document(\.\*|\[\])?\.?/, (_, each) =>
    each === undefined ? "" : "each entry",
  );
  if (membersOf(schema).length > 0) collect(schema, clean, sections);
  else for (const [suffix, part] of nested(schema)) collectInside(part, `${clean}${suffix}`, sections);
}

function nested(schema: JsonObject): [string, JsonObject][] {
  const items = isJsonObject(schema["items"]) ? [["[]", schema["items"]] as [string, JsonObject]] : [];
  const others = schema["additionalProperties"];
  const values = isJsonObject(others) ? [[".*", others] as [string, JsonObject]] : [];
  return [...items, ...values];
}

/** Members of an object, those of its alternatives and conditions included. */
function membersOf(schema: JsonObject): [string, JsonObject][] {
  const own = Object.entries(Object(schema["properties"]) as JsonObject).map(
    ([name, part]): [string, JsonObject] => [name, isJsonObject(part) ? part : {}],
  );
  const inside = ["oneOf", "anyOf", "allOf"]
    .flatMap((keyword) => (Array.isArray(schema[keyword]) ? (schema[keyword] as readonly Json[]) : []))
    .concat(isJsonObject(schema["then"]) ? [schema["then"]] : [])
    .filter(isJsonObject)
    .flatMap(membersOf);
  const merged = new Map<string, JsonObject>();
  for (const [name, part] of [...own, ...inside]) merged.set(name, merged.get(name) ?? part);
  return [...merged];
}

function sectionText({ name, schema }: Section, definitions: ReadonlyMap<string, JsonObject>): string[] {
  const required = new Set(Array.isArray(schema["required"]) ? schema["required"] : []);
  const rows = membersOf(schema).map(([member, part]) => [
    `\`${member}\`${required.has(member) ? " (required)" : ""}`,
    typeText(part),
    meaningOf(part, definitions),
  ]);
  const description = typeof schema["description"] === "string" ? [cell(schema["description"])] : [];
  return [
    `## ${name}`,
    ...description,
    ...(rows.length === 0 ? [] : [table(["Member", "Value", "Means"], rows)]),
    ...(rows.length === 0 ? [`Value: ${typeText(schema)}`] : []),
  ];
}

/** What a member means, in its own words, else in those of what it refers to. */
function meaningOf(schema: JsonObject, definitions: ReadonlyMap<string, JsonObject>): string {
  const inside = isJsonObject(schema["items"]) ? schema["items"] : schema;
  const words = [schema, inside, definitions.get(referredName(inside) ?? "")].map(
    (one) => one?.["description"],
  );
  const description = cell(String(words.find((text) => typeof text === "string") ?? ""));
  const fallback =
    schema["default"] === undefined ? "" : ` Default: \`${JSON.stringify(schema["default"])}\`.`;
  return `${description}${fallback}`.trim();
}

/** What a value may be, in words. */
function typeText(schema: JsonObject): string {
  const name = referredName(schema);
  if (name !== undefined) return `[${cell(name)}](#${anchor(name)})`;
  if (schema["const"] !== undefined) return `\`${JSON.stringify(schema["const"])}\``;
  if (Array.isArray(schema["enum"]))
    return schema["enum"].map((one) => `\`${JSON.stringify(one)}\``).join(", ");
  for (const keyword of ["oneOf", "anyOf"])
    if (Array.isArray(schema[keyword]) && schema["type"] === undefined)
      return [...new Set(schema[keyword].filter(isJsonObject).map(typeText))].join(" or ");
  if (schema["type"] === "array")
    return `list of ${isJsonObject(schema["items"]) ? typeText(schema["items"]) : "values"}`;
  if (schema["type"] === "object" && isJsonObject(schema["additionalProperties"]))
    return `name → ${typeText(schema["additionalProperties"])}`;
  const type = Array.isArray(schema["type"]) ? schema["type"].join(" or ") : schema["type"];
  const pattern =
    typeof schema["pattern"] === "string" ? `, like \`${schema["pattern"].replaceAll("|", "\\|")}\`` : "";
  return `${type === undefined ? "anything" : String(type)}${pattern}`;
}

/** The name of the definition that a schema refers to. */
function referredName({ $ref: reference }: JsonObject): string | undefined {
  return typeof reference === "string" ? decodeURIComponent(reference.split("/").at(-1) ?? "") : undefined;
}

function anchor(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}_-]/gu, "");
}
