import type { Json } from "../../core/json.js";
import type { JsonPointer } from "../../core/json-pointer.js";
import type { Expression } from "./expression.js";
import { openQuote } from "./open-quote.js";
import { type Reading, readExpression } from "./read-expression.js";
import { embeddedIn } from "./read-template.js";
import type { Template } from "./template.js";

/**
 * JSON text with embedded expressions, as a template of the value that it will be: an expression in a string is
 * part of that string, one outside keeps its type, and no value can change the structure.
 */
export function readJsonText(text: string, pointer: JsonPointer, reading: Reading): Template {
  const mark = markFor(text);
  const expressions: Expression[] = [];
  let marked = "";
  for (const part of embeddedIn(text)) {
    if (part.kind === "plain") {
      marked += part.text;
      continue;
    }
    const isInString = openQuote(marked, "\\") !== undefined;
    const token = `${mark}${isInString ? "part" : "whole"}${expressions.length};`;
    expressions.push(readExpression(part.text, pointer, reading));
    marked += isInString ? token : JSON.stringify(token);
  }
  try {
    return templateOf(JSON.parse(marked) as Json, mark, expressions);
  } catch {
    reading.report(pointer, "The payload is text for a JSON body, and no JSON.");
    return { kind: "literal", value: null };
  }
}

/** Text that does not occur in another. */
function markFor(text: string): string {
  let mark = "$embedded";
  while (text.includes(mark)) mark += "$";
  return mark;
}

function templateOf(value: Json, mark: string, expressions: readonly Expression[]): Template {
  if (typeof value === "string") return textOf(value, mark, expressions);
  if (typeof value !== "object" || value === null) return { kind: "literal", value };
  if (Array.isArray(value))
    return { kind: "array", items: value.map((item: Json) => templateOf(item, mark, expressions)) };
  const members = Object.entries(value).map(
    ([name, member]) => [name, templateOf(member ?? null, mark, expressions)] as const,
  );
  return { kind: "object", members };
}

function textOf(text: string, mark: string, expressions: readonly Expression[]): Template {
  const pieces = text.split(mark);
  const parts = pieces.flatMap((piece, index): readonly (string | Expression)[] => {
    if (index === 0) return [piece];
    const [token = "", number = ""] = /^(?:part|whole)(\d+);/.exec(piece) ?? [];
    const expression = expressions[Number(number)];
    return expression === undefined ? [piece] : [expression, piece.slice(token.length)];
  });
  const filled = parts.filter((part) => part !== "");
  const [only] = filled;
  if (typeof only === "object" && filled.length === 1 && pieces[1]?.startsWith("whole"))
    return { kind: "expression", expression: only };
  return filled.every((part) => typeof part === "string")
    ? { kind: "literal", value: text }
    : { kind: "text", parts: filled };
}
