import type { Json } from "../core/json.js";
import type { Insertion } from "../documents/arazzo/insertion.js";
import type { InsertionLanguage } from "../documents/arazzo/read-insertions.js";
import { textOfValue } from "./text-of-value.js";

type Within = Insertion["within"];

/** A value as a literal of a language, so that it cannot change the structure of what it is inserted in. */
export function writeLiteral(language: InsertionLanguage, value: Json | undefined, within: Within): string {
  return writers[language](value, within);
}

const writers: Readonly<Record<InsertionLanguage, (value: Json | undefined, within: Within) => string>> = {
  regex: inPattern,
  jsonpath: inJson,
  json: inJson,
  xpath: inXPath,
  xml: inXml,
  form: (value) => encodeURIComponent(textOfValue(value).replaceAll(/\p{Surrogate}/gu, "\uFFFD")),
};

/** Every ASCII character as its number: that reads the same with and without the `u` flag, in a class or out of one. */
function inPattern(value: Json | undefined, within: Within): string {
  const text = textOfValue(value).replaceAll(
    /[\0-\x7f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return within === "class" ? text : `(?:${text})`;
}

/** JSONPath takes the string literals of JSON. */
function inJson(value: Json | undefined, within: Within): string {
  if (within === "nothing") return JSON.stringify(value ?? null);
  const inside = JSON.stringify(textOfValue(value)).slice(1, -1);
  return within === "double-quotes" ? inside : inside.replaceAll('\\"', '"').replaceAll("'", "\\'");
}

function inXPath(value: Json | undefined, within: Within): string {
  if (within === "single-quotes") return textOfValue(value).replaceAll("'", "''");
  if (within === "double-quotes") return textOfValue(value).replaceAll('"', '""');
  if (value === undefined || value === null) return "()";
  if (typeof value === "boolean") return `${value}()`;
  if (typeof value === "number") return `(${value})`;
  return `'${textOfValue(value).replaceAll("'", "''")}'`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function inXml(value: Json | undefined): string {
  return textOfValue(value).replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
