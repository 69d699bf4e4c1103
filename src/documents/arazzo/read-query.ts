import type { JsonPointer } from "../../core/json-pointer.js";
import type { QueryLanguage } from "./criterion.js";
import type { InsertionTemplate } from "./insertion.js";
import { jsonPathFault } from "./json-path.js";
import { patternFault } from "./pattern.js";
import type { Reading } from "./read-expression.js";
import { readInsertions } from "./read-insertions.js";
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
): InsertionTemplate {
  const parts = readInsertions(language, condition, reading);
  // A quote in a comment would leave open what is in a string.
  const isCommented = language === "xpath" && parts.length > 1 && condition.text.includes("(:");
  const fault = isCommented
    ? "a comment does not go together with an embedded expression"
    : faults[language](sampleOf(language, parts));
  if (fault !== undefined)
    reading.report(
      condition.pointer,
      `"${condition.text}" is no ${names[language]}: ${fault.replace(/\.$/, "")}.`,
    );
  return parts;
}

/** The query with something harmless for each value. */
function sampleOf(language: QueryLanguage, parts: InsertionTemplate): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      return part.within === "nothing" && language !== "regex" ? "0" : "x";
    })
    .join("");
}
