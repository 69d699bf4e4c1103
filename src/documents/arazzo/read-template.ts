import type { Json } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { looksLikeExpression } from "./parse-expression.js";
import { type Reading, readExpression } from "./read-expression.js";
import type { Template, TextTemplate } from "./template.js";

/** A value with the expressions that it holds, parsed; a value without any is a literal. */
export function readTemplate(value: Json, pointer: JsonPointer, reading: Reading): Template {
  if (typeof value === "string") return readText(value, pointer, reading);
  if (Array.isArray(value)) {
    const items = value.map((item: Json, index) => readTemplate(item, pointerTo(pointer, index), reading));
    return items.every(isLiteral) ? { kind: "literal", value } : { kind: "array", items };
  }
  if (typeof value !== "object" || value === null) return { kind: "literal", value };
  const members = Object.entries(value).map(
    ([name, member]) => [name, readTemplate(member ?? null, pointerTo(pointer, name), reading)] as const,
  );
  return members.every(([, member]) => isLiteral(member))
    ? { kind: "literal", value }
    : { kind: "object", members };
}

function readText(text: string, pointer: JsonPointer, reading: Reading): Template {
  if (looksLikeExpression(text))
    return { kind: "expression", expression: readExpression(text, pointer, reading) };
  const parts = readTextTemplate(text, pointer, reading);
  return parts.every((part) => typeof part === "string")
    ? { kind: "literal", value: text }
    : { kind: "text", parts };
}

/** Text with its embedded expressions parsed. */
export function readTextTemplate(text: string, pointer: JsonPointer, reading: Reading): TextTemplate {
  return embeddedIn(text).map((part) =>
    part.kind === "plain" ? part.text : readExpression(part.text, pointer, reading),
  );
}

/** Text cut at its embedded expressions, which come without their braces. */
export function embeddedIn(
  text: string,
): readonly { readonly kind: "plain" | "expression"; readonly text: string }[] {
  return text
    .split(/(\{\$[A-Za-z][^}]*\})/)
    .map((part, index) =>
      index % 2 === 1
        ? ({ kind: "expression", text: part.slice(1, -1) } as const)
        : ({ kind: "plain", text: part } as const),
    )
    .filter((part) => part.text !== "");
}

function isLiteral(template: Template): boolean {
  return template.kind === "literal";
}
