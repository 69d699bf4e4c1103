import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { essenceOf } from "../../core/media-type.js";
import type { Operation } from "../model.js";
import { listOf, objectOf, textOf } from "../read-members.js";
import type { Reading } from "./read-expression.js";
import { readJsonText } from "./read-json-text.js";
import { readTemplate, readTextTemplate } from "./read-template.js";
import type { Template, TextEscape } from "./template.js";
import type { StepBody } from "./workflow.js";

/** The request body of a step; undefined where it sends none. */
export function readBody(
  step: JsonObject,
  place: { readonly pointer: JsonPointer; readonly operation: Operation | undefined },
  reading: Reading,
): StepBody | undefined {
  const node = objectOf(step, "requestBody");
  if (node === undefined) return undefined;
  const pointer = pointerTo(place.pointer, "requestBody");
  const contentType = contentTypeOf(node, place.operation);
  const payload = readPayload(
    node["payload"],
    { pointer: pointerTo(pointer, "payload"), contentType },
    reading,
  );
  const form = payload?.form ?? "data";
  return {
    ...(contentType === undefined ? {} : { contentType }),
    form,
    ...(payload === undefined ? {} : { payload: payload.template }),
    replacements: readReplacements(node, { pointer, form }, reading),
  };
}

function contentTypeOf(node: JsonObject, operation: Operation | undefined): string | undefined {
  const stated = textOf(node, "contentType");
  if (stated !== "") return stated;
  return operation?.body?.media[0]?.mediaType;
}

interface Payload {
  readonly form: StepBody["form"];
  readonly template: Template;
}

/**
 * A payload that is text is a body as it would be written, in JSON, XML or a form; embedded values are written so
 * that none can change its structure. Anything else is data.
 */
function readPayload(
  payload: Json | undefined,
  { pointer, contentType }: { readonly pointer: JsonPointer; readonly contentType: string | undefined },
  reading: Reading,
): Payload | undefined {
  if (payload === undefined) return undefined;
  if (typeof payload !== "string" || /^\$[A-Za-z]/.test(payload))
    return { form: "data", template: readTemplate(payload, pointer, reading) };
  const essence = contentType === undefined ? "" : essenceOf(contentType);
  if (/[/+]json$/.test(essence)) {
    const template = /^\s*[[{]/.test(payload)
      ? readJsonText(payload, pointer, reading)
      : readTemplate(payload, pointer, reading);
    return { form: "data", template };
  }
  const parts = readTextTemplate(payload, pointer, reading);
  const escape = escapeOf(essence);
  if (parts.every((part) => typeof part === "string"))
    return { form: "text", template: { kind: "literal", value: payload } };
  return { form: "text", template: { kind: "text", parts, ...(escape === undefined ? {} : { escape }) } };
}

function escapeOf(essence: string): TextEscape | undefined {
  if (/[/+]xml$/.test(essence)) return "xml";
  return essence === "application/x-www-form-urlencoded" ? "form" : undefined;
}

function readReplacements(
  node: JsonObject,
  { pointer, form }: { readonly pointer: JsonPointer; readonly form: StepBody["form"] },
  reading: Reading,
): StepBody["replacements"] {
  return listOf(node, "replacements").flatMap((replacement, index) => {
    if (!isJsonObject(replacement)) return [];
    const at = pointerTo(pointer, "replacements", index);
    const target = textOf(replacement, "target");
    if (form === "text") {
      reading.report(
        pointerTo(at, "target"),
        "A payload that is text is not replaced in; embed the value as {$...}, or write the payload as data.",
      );
      return [];
    }
    if (!/^(?:\/(?:[^~/]|~[01])*)*$/.test(target)) {
      reading.report(
        pointerTo(at, "target"),
        `"${target}" is no JSON Pointer; XPath targets are not executed.`,
      );
      return [];
    }
    return [{ target, value: readTemplate(replacement["value"] ?? null, pointerTo(at, "value"), reading) }];
  });
}
