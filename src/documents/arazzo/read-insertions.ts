import type { JsonPointer } from "../../core/json-pointer.js";
import type { QueryLanguage } from "./criterion.js";
import type { Insertion, InsertionTemplate } from "./insertion.js";
import { openQuote } from "./open-quote.js";
import { type Reading, readExpression } from "./read-expression.js";
import { embeddedIn } from "./read-template.js";
import type { WrittenLanguage } from "./template.js";

/** A language in which values are inserted as literals. */
export type InsertionLanguage = QueryLanguage | WrittenLanguage;

/** Text in some language with its embedded expressions parsed. */
export function readInsertions(
  language: InsertionLanguage,
  place: { readonly text: string; readonly pointer: JsonPointer },
  reading: Reading,
): InsertionTemplate {
  let before = "";
  return embeddedIn(place.text).map((part) => {
    if (part.kind === "expression")
      return {
        expression: readExpression(part.text, place.pointer, reading),
        within: surroundingsAfter(language, before),
      };
    before += part.text;
    return part.text;
  });
}

/** Where what follows some text stands. */
function surroundingsAfter(language: InsertionLanguage, text: string): Insertion["within"] {
  if (language === "regex") return isInClass(text) ? "class" : "nothing";
  if (language === "xml" || language === "form") return "nothing";
  const quote = openQuote(text, language === "xpath" ? undefined : "\\");
  if (quote === undefined) return "nothing";
  return quote === "'" ? "single-quotes" : "double-quotes";
}

function isInClass(text: string): boolean {
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "[") inside = true;
    else if (character === "]") inside = false;
  }
  return inside;
}
