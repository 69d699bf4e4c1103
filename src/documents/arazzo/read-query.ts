import type { JsonPointer } from "../../core/json-pointer.js";
import type { Insertion, QueryLanguage, QueryTemplate } from "./criterion.js";
import { jsonPathFault } from "./json-path.js";
import { openQuote } from "./open-quote.js";
import { patternFault } from "./pattern.js";
import { type Reading, readExpression } from "./read-expression.js";
import { embeddedIn } from "./read-template.js";
import { xpathFault } from "./xpath.js";

const faults: Readonly<Record<QueryLanguage, (text: string) => string | undefined>> = {
  regex: patternFault,
  jsonpath: jsonPathFault,
  xpath: xpathFault,
};

const names: Readonly<Record<QueryLanguage, string>> = {
  regex: "regular expression",
  jsonpath: "JSONPath query (RFC 9535)",
  xpath: "XPath expression",
};

/** A query with its embedded expressions parsed; what is wrong with it is reported. */
export function readQuery(
  language: QueryLanguage,
  condition: { readonly text: string; readonly pointer: JsonPointer },
  reading: Reading,
): QueryTemplate {
  const { text, pointer } = condition;
  const parts: (string | Insertion)[] = [];
  let before = "";
  let sample = "";
  for (const part of embeddedIn(text)) {
    if (part.kind === "plain") {
      parts.push(part.text);
      before += part.text;
      sample += part.text;
      continue;
    }
    const within = surroundingsAfter(language, before);
    parts.push({ expression: readExpression(part.text, pointer, reading), within });
    sample += within === "nothing" && language !== "regex" ? "0" : "x";
  }
  const fault = faults[language](sample);
  if (fault !== undefined)
    reading.report(pointer, `"${text}" is no ${names[language]}: ${fault.replace(/\.$/, "")}.`);
  return parts;
}

/** Where what follows some text of a query stands. */
function surroundingsAfter(language: QueryLanguage, text: string): Insertion["within"] {
  if (language === "regex") return isInClass(text) ? "class" : "nothing";
  const quote = openQuote(text, language === "jsonpath" ? "\\" : undefined);
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
