import { isJsonObject, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import type { BodyExample, MediaType, RequestBody, Response, ResponseHeader } from "./model.js";
import { objectOf, textOf } from "./read-members.js";
import { resolveAt } from "./reference.js";

/** The request body of an operation, when it has one. */
export function buildRequestBody(
  root: JsonObject,
  operation: JsonPointer,
  node: JsonObject,
): RequestBody | undefined {
  if (node["requestBody"] === undefined) return undefined;
  const { value, pointer } = resolveAt(root, pointerTo(operation, "requestBody"));
  if (!isJsonObject(value)) return undefined;
  return {
    required: value["required"] === true,
    pointer,
    contentTypeOptional: value["x-content-type"] === "optional",
    media: buildMedia(root, pointer, value),
  };
}

/** The documented responses of an operation. */
export function buildResponses(root: JsonObject, operation: JsonPointer, node: JsonObject): Response[] {
  return Object.keys(objectOf(node, "responses") ?? {})
    .filter((status) => !status.startsWith("x-"))
    .map((status) => {
      const usePointer = pointerTo(operation, "responses", status);
      const { value, pointer } = resolveAt(root, usePointer);
      const response = isJsonObject(value) ? value : {};
      return {
        status,
        usePointer,
        pointer,
        media: buildMedia(root, pointer, response),
        headers: buildHeaders(root, pointer, response),
      };
    });
}

function buildHeaders(root: JsonObject, response: JsonPointer, node: JsonObject): ResponseHeader[] {
  return Object.keys(objectOf(node, "headers") ?? {}).flatMap((name) => {
    const usePointer = pointerTo(response, "headers", name);
    const { value, pointer } = resolveAt(root, usePointer);
    if (!isJsonObject(value) || name.toLowerCase() === "content-type") return [];
    const schema =
      value["schema"] === undefined ? {} : { schema: { root, pointer: pointerTo(pointer, "schema") } };
    return [{ name, required: value["required"] === true, usePointer, pointer, ...schema }];
  });
}

function buildMedia(root: JsonObject, owner: JsonPointer, node: JsonObject): MediaType[] {
  const content = objectOf(node, "content") ?? {};
  return Object.keys(content).map((mediaType) => {
    const pointer = pointerTo(owner, "content", mediaType);
    const media = objectOf(content, mediaType) ?? {};
    const schema =
      media["schema"] === undefined ? {} : { schema: { root, pointer: pointerTo(pointer, "schema") } };
    return { mediaType, pointer, ...schema, examples: buildExamples(root, pointer, media) };
  });
}

function buildExamples(root: JsonObject, media: JsonPointer, node: JsonObject): BodyExample[] {
  const single: BodyExample[] =
    node["example"] === undefined
      ? []
      : [{ name: "example", pointer: pointerTo(media, "example"), value: node["example"] }];
  const named = Object.keys(objectOf(node, "examples") ?? {}).flatMap((name) => {
    const { value, pointer } = resolveAt(root, pointerTo(media, "examples", name));
    if (!isJsonObject(value) || value["value"] === undefined) return [];
    return [
      {
        name,
        summary: textOf(value, "summary"),
        pointer: pointerTo(pointer, "value"),
        value: value["value"],
      },
    ];
  });
  return [...single, ...named];
}
