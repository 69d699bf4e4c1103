import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import type { ParameterLocation } from "../core/request-value.js";
import type { Parameter } from "./model.js";
import { listOf, objectOf, textOf } from "./read-members.js";
import { resolveAt } from "./reference.js";

interface ParameterOwner {
  readonly path: string;
  readonly itemPointer: JsonPointer;
  readonly pathItem: JsonObject;
  readonly pointer: JsonPointer;
  readonly node: JsonObject;
  readonly serverPointer: JsonPointer;
}

/**
 * The parameters of an operation: the path item's, overridden by its own, and the variables of
 * its server URL that have no single value.
 */
export function buildParameters(root: JsonObject, owner: ParameterOwner): Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const [holder, node] of [
    [owner.itemPointer, owner.pathItem],
    [owner.pointer, owner.node],
  ] as const) {
    listOf(node, "parameters").forEach((_, index) => {
      const parameter = buildParameter(root, pointerTo(holder, "parameters", index));
      if (parameter !== undefined) byKey.set(`${parameter.in} ${parameter.name.toLowerCase()}`, parameter);
    });
  }
  return [...byKey.values(), ...serverParameters(root, owner.serverPointer)];
}

const defaultStyles = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
  server: "simple",
} as const;

/** Headers that OpenAPI tells readers to ignore as parameters: other parts of a description define them. */
const ignoredHeaders = ["accept", "content-type", "authorization"];

function buildParameter(root: JsonObject, place: JsonPointer): Parameter | undefined {
  const { value: node, pointer } = resolveAt(root, place);
  if (!isJsonObject(node)) return undefined;
  const where = textOf(node, "in") as ParameterLocation;
  const name = textOf(node, "name");
  if (!Object.hasOwn(defaultStyles, where)) return undefined;
  if (where === "header" && ignoredHeaders.includes(name.toLowerCase())) return undefined;
  const style = textOf(node, "style", defaultStyles[where]);
  const mediaType = Object.keys(objectOf(node, "content") ?? {})[0];
  const schemaPointer =
    mediaType === undefined
      ? pointerTo(pointer, "schema")
      : pointerTo(pointer, "content", mediaType, "schema");
  return {
    name,
    in: where,
    required: node["required"] === true || where === "path",
    pointer,
    schema: { root, pointer: schemaPointer },
    style,
    explode: typeof node["explode"] === "boolean" ? node["explode"] : style === "form",
    allowReserved: node["allowReserved"] === true,
    ...(mediaType === undefined ? {} : { mediaType }),
    examples: examplesOf(node),
  };
}

function examplesOf(node: JsonObject): Json[] {
  const named = Object.values(objectOf(node, "examples") ?? {}).flatMap((example) =>
    isJsonObject(example) && example["value"] !== undefined ? [example["value"]] : [],
  );
  return node["example"] === undefined ? named : [node["example"], ...named];
}

function serverParameters(root: JsonObject, serverPointer: JsonPointer): Parameter[] {
  const server = resolveAt(root, serverPointer).value;
  if (!isJsonObject(server)) return [];
  const url = textOf(server, "url");
  const variables = objectOf(server, "variables") ?? {};
  return Object.keys(variables)
    .filter(
      (name) => url.includes(`{${name}}`) && objectOf(objectOf(variables, name), "x-schema") !== undefined,
    )
    .map((name) => {
      const pointer = pointerTo(serverPointer, "variables", name);
      return {
        name,
        in: "server" as const,
        required: true,
        pointer,
        schema: { root, pointer: pointerTo(pointer, "x-schema") },
        style: "simple",
        explode: false,
        allowReserved: false,
        examples: [textOf(objectOf(variables, name), "default")],
      };
    });
}
