import type { Json, JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { essenceOf } from "../../core/media-type.js";
import type { Operation } from "../model.js";
import { listOf, objectOf, textOf } from "../read-members.js";
import { looksLikeExpression } from "./parse-expression.js";
import type { Reading } from "./read-expression.js";
import { readInsertions } from "./read-insertions.js";
import { readJsonText } from "./read-json-text.js";
import { type ReplacedIn, readReplacements } from "./read-replacements.js";
import { readTemplate } from "./read-template.js";
import type { Template, WrittenLanguage } from "./template.js";
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
  const isReplacedIn = listOf(node, "replacements").length > 0;
  const payload = readPayload(
    node["payload"],
    { pointer: pointerTo(pointer, "payload"), contentType, isReplacedIn },
    reading,
  );
  const form = payload?.form ?? "data";
  return {
    ...(contentType === undefined ? {} : { contentType }),
    form,
    ...(payload === undefined ? {} : { payload: payload.template }),
    replacements: readReplacements(node, { pointer, replacedIn: payload?.replacedIn ?? "data" }, reading),
  };
}

function contentTypeOf(node: JsonObject, operation: Operation | undefined): string | undefined {
  const stated = textOf(node, "contentType");
  if (stated !== "") return stated;
  return operation?.body?.media[0]?.mediaType;
}

interface Payload {
  readonly form: StepBody["form"];
  readonly replacedIn: ReplacedIn;
  readonly template: Template;
}

interface PayloadPlace {
  readonly pointer: JsonPointer;
  readonly contentType: string | undefined;
  /** Whether something is replaced in it. */
  readonly isReplacedIn: boolean;
}

/**
 * A payload that is text is the body as it goes out; values embedded in JSON, XML or a form are written so that
 * none can change its structure. Anything else is data, and so is JSON text in which something is replaced.
 */
function readPayload(payload: Json | undefined, place: PayloadPlace, reading: Reading): Payload | undefined {
  if (payload === undefined) return undefined;
  const { pointer, contentType, isReplacedIn } = place;
  if (typeof payload !== "string" || looksLikeExpression(payload))
    return { form: "data", replacedIn: "data", template: readTemplate(payload, pointer, reading) };
  const language = languageOf(contentType === undefined ? "" : essenceOf(contentType));
  if (language === "json" && isReplacedIn)
    return { form: "data", replacedIn: "data", template: readJsonText(payload, pointer, reading) };
  const replacedIn = language === "xml" ? "xml" : "other-text";
  if (language === undefined)
    return { form: "text", replacedIn, template: readTemplate(payload, pointer, reading) };
  const parts = readInsertions(language, { text: payload, pointer }, reading);
  const template: Template = parts.every((part) => typeof part === "string")
    ? { kind: "literal", value: payload }
    : { kind: "written", language, parts };
  return { form: "text", replacedIn, template };
}

function languageOf(essence: string): WrittenLanguage | undefined {
  if (/[/+]json$/.test(essence)) return "json";
  if (/[/+]xml$/.test(essence)) return "xml";
  return essence === "application/x-www-form-urlencoded" ? "form" : undefined;
}
