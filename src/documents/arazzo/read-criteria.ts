import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { textOf } from "../read-members.js";
import { criterionExtension } from "./assay-extension.js";
import type { Criterion, QueryLanguage } from "./criterion.js";
import { readCondition } from "./read-condition.js";
import { type Reading, readExpression } from "./read-expression.js";
import { readQuery } from "./read-query.js";

/** Longer conditions are nobody's intention. */
const longest = 10_000;

/** The criteria of a step or an action. */
export function readCriteria(nodes: readonly Json[], pointer: JsonPointer, reading: Reading): Criterion[] {
  return nodes.flatMap((node, index) =>
    isJsonObject(node) ? readCriterion(node, pointerTo(pointer, index), reading) : [],
  );
}

function readCriterion(node: JsonObject, pointer: JsonPointer, reading: Reading): Criterion[] {
  const text = textOf(node, "condition");
  const language = languageOf(node, pointer, reading);
  const at = pointerTo(pointer, "condition");
  if (text.length > longest) {
    reading.report(at, `The condition is longer than ${longest} characters; split it into several criteria.`);
    return [];
  }
  const base = { text, pointer, assay: criterionExtension(node) };
  if (language === "simple")
    return [{ ...base, kind: "simple", condition: readCondition(text, at, reading) }];
  const context = readExpression(textOf(node, "context"), pointerTo(pointer, "context"), reading);
  return [{ ...base, kind: language, context, query: readQuery(language, { text, pointer: at }, reading) }];
}

function languageOf(node: JsonObject, pointer: JsonPointer, { report }: Reading): QueryLanguage | "simple" {
  const { type } = node;
  const name = isJsonObject(type) ? textOf(type, "type") : type;
  const version = isJsonObject(type) ? textOf(type, "version") : undefined;
  const fault = version === undefined ? undefined : versionFault(version);
  if (fault !== undefined) report(pointerTo(pointer, "type", "version"), fault);
  return name === "regex" || name === "jsonpath" || name === "xpath" ? name : "simple";
}

/** Only what is executed as its version says is accepted. */
function versionFault(version: string): string | undefined {
  if (version === "xpath-30" || version === "xpath-20") return undefined;
  if (version === "xpath-10")
    return "XPath 1.0 converts values otherwise than later versions, and is not executed; use xpath-20 or later.";
  return `JSONPath "${version}" is not executed, only RFC 9535; write type: jsonpath.`;
}
