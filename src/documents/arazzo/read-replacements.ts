import { isJsonObject, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { listOf, textOf } from "../read-members.js";
import type { Reading } from "./read-expression.js";
import { readTemplate } from "./read-template.js";
import type { Template } from "./template.js";
import type { Replacement } from "./workflow.js";
import { xpathFault } from "./xpath.js";

/** How a payload is replaced in: as data, as XML, or not at all. */
export type ReplacedIn = "data" | "xml" | "other-text";

/** The replacements of a request body. */
export function readReplacements(
  node: JsonObject,
  { pointer, replacedIn }: { readonly pointer: JsonPointer; readonly replacedIn: ReplacedIn },
  reading: Reading,
): readonly Replacement[] {
  return listOf(node, "replacements").flatMap((replacement, index) => {
    if (!isJsonObject(replacement)) return [];
    const at = pointerTo(pointer, "replacements", index);
    const target = textOf(replacement, "target");
    const fault = targetFault(target, replacedIn);
    if (fault !== undefined) {
      reading.report(pointerTo(at, "target"), fault);
      return [];
    }
    const kind = replacedIn === "xml" ? ("xpath" as const) : ("pointer" as const);
    const value: Template = readTemplate(replacement["value"] ?? null, pointerTo(at, "value"), reading);
    return [{ kind, target, value }];
  });
}

function targetFault(target: string, replacedIn: ReplacedIn): string | undefined {
  if (replacedIn === "other-text")
    return "Nothing is replaced in a payload that is text and neither JSON nor XML; embed the value as {$...}, or write the payload as data.";
  if (replacedIn === "xml") {
    const fault = xpathFault(target);
    return fault === undefined
      ? undefined
      : `"${target}" is no XPath expression: ${fault.replace(/\.$/, "")}.`;
  }
  if (/^(?:\/(?:[^~/]|~[01])*)*$/.test(target)) return undefined;
  return `"${target}" is no JSON Pointer; XPath reaches into a payload that is XML text only.`;
}
