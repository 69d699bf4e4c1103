import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";

/** Something in a text that another run has another value for. */
export interface Substitute {
  /** What a template calls it, such as `API_TOKEN` or `bound:thing name`. */
  readonly name: string;
  readonly text: string;
}

/** A text as a template: every dollar sign escaped, every substitute a reference. */
export function templateOf(text: string, substitutes: readonly Substitute[]): string {
  if (substitutes.length === 0) return text.replaceAll("$", "$$$$");
  const byText = new Map(substitutes.map((substitute) => [substitute.text, substitute.name]));
  const pattern = [...byText.keys()]
    .sort((left, right) => right.length - left.length)
    .map((found) => found.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("|");
  return text.replaceAll(new RegExp(`${pattern}|\\$`, "g"), (found) =>
    found === "$" && !byText.has("$") ? "$$" : `\${${byText.get(found) ?? ""}}`,
  );
}

/** Every text in a value as a template. */
export function templatesIn(value: Json, substitutes: readonly Substitute[]): Json {
  return mapTexts(value, (text) => templateOf(text, substitutes));
}

/** The value of a reference; undefined where there is none. */
export type Resolve = (name: string) => Json | undefined;

/** A reference that has no value here. */
export class UnresolvedReference extends Error {
  override readonly name = "UnresolvedReference";
}

const references = /\$\$|\$\{([^}]*)\}/g;

/** The text of a template. @throws UnresolvedReference */
export function textFrom(template: string, resolve: Resolve): string {
  return template.replaceAll(references, (found, name: string | undefined) => {
    if (name === undefined) return found === "$$" ? "$" : found;
    const value = valueOf(name, resolve);
    return typeof value === "string" ? value : JSON.stringify(value);
  });
}

/** A value whose texts are templates; a text that is one reference alone becomes its value. @throws UnresolvedReference */
export function valueFrom(templates: Json, resolve: Resolve): Json {
  if (typeof templates === "string") {
    const alone = aloneIn(templates);
    return alone === undefined ? textFrom(templates, resolve) : valueOf(alone, resolve);
  }
  if (Array.isArray(templates)) return templates.map((item) => valueFrom(item, resolve));
  return isJsonObject(templates) ? objectFrom(templates, (item) => valueFrom(item, resolve)) : templates;
}

/** The reference that a template consists of; undefined where it is more, or none. */
export function aloneIn(template: Json | undefined): string | undefined {
  return typeof template === "string" ? /^\$\{([^}]*)\}$/.exec(template)?.[1] : undefined;
}

function valueOf(name: string, resolve: Resolve): Json {
  const value = resolve(name);
  if (value === undefined) throw new UnresolvedReference(name);
  return value;
}

function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  return isJsonObject(value) ? objectFrom(value, (item) => mapTexts(item, change)) : value;
}

/** Members are defined one by one: `__proto__` is a name like any other. */
function objectFrom(object: JsonObject, change: (value: Json) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, value === undefined ? undefined : change(value)]),
  );
}
