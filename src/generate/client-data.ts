import type { ApiData, BodyData, CredentialPlace, OperationData, ParameterData } from "../client/api-data.js";
import { isJsonObject, type JsonObject } from "../core/json.js";
import { type JsonPointer, valueAt } from "../core/json-pointer.js";
import type { MediaType, Operation, Parameter, SecurityScheme } from "../documents/model.js";
import type { Description } from "./read-description.js";
import { serverVariables } from "./server-variables.js";

/** What the client of a provider must know at run time. */
export function clientData({ root, operations, schemes }: Description): ApiData {
  const optional = operations
    .flatMap((operation) => serverVariables(root, operation))
    .filter((v) => !v.required);
  return {
    serverDefaults: Object.fromEntries(optional.map((variable) => [variable.name, variable.default])),
    security: Object.fromEntries([...schemes].map(([name, scheme]) => [name, placeOf(scheme)])),
    operations: Object.fromEntries(
      operations.map((operation) => [
        `${operation.method} ${operation.path}`,
        operationData(operation, (media) => bodyData(root, media)),
      ]),
    ),
  };
}

function placeOf(scheme: SecurityScheme): CredentialPlace {
  const { name: _name, pointer: _pointer, ...place } = scheme;
  return place;
}

function operationData(operation: Operation, bodyOf: (media: MediaType) => BodyData): OperationData {
  const server = operation.servers[0];
  const accept = [
    ...new Set(operation.responses.flatMap(({ media }) => media.map((body) => body.mediaType))),
  ];
  const parameters = operation.parameters.filter(isUnusual).map(parameterData);
  return {
    id: operation.id,
    ...(server !== undefined && /^https?:/.test(server) ? { server } : {}),
    ...(operation.body === undefined ? {} : { body: operation.body.media.map(bodyOf) }),
    ...(accept.length === 0 ? {} : { accept: accept.join(", ") }),
    ...(operation.security.length === 0 ? {} : { security: operation.security }),
    ...(parameters.length === 0 ? {} : { parameters }),
    responses: Object.fromEntries(
      operation.responses.map(({ status, media }) => [status, media.map(bodyOf)]),
    ),
  };
}

function bodyData(root: JsonObject, { mediaType, schema }: MediaType): BodyData {
  return isXml(mediaType) && schema !== undefined
    ? { mediaType, schema: namedPlace(root, schema.pointer) }
    : { mediaType };
}

/** Where a reference leads that stands alone, so that many bodies share a place; but not without a name of its own. */
function namedPlace(root: JsonObject, pointer: JsonPointer): JsonPointer {
  const schema = valueAt(root, pointer);
  if (!isJsonObject(schema) || Object.keys(schema).length !== 1) return pointer;
  const { $ref } = schema;
  if (typeof $ref !== "string" || !$ref.startsWith("#/")) return pointer;
  const target = decodeURIComponent($ref.slice(1));
  const named = valueAt(root, target);
  const xml = isJsonObject(named) ? named["xml"] : undefined;
  return isJsonObject(xml) && typeof xml["name"] === "string" ? target : pointer;
}

/** Whether bodies of a media type can be written and read by their schema only. */
function isXml(mediaType: string): boolean {
  return /[/+]xml\s*(;|$)/i.test(mediaType);
}

/** Whether a parameter is written otherwise than its location's default says. */
function isUnusual(parameter: Parameter): boolean {
  if (parameter.in === "server") return false;
  const isForm = parameter.in === "query" || parameter.in === "cookie";
  return (
    parameter.style !== (isForm ? "form" : "simple") ||
    parameter.explode !== isForm ||
    parameter.allowReserved ||
    parameter.mediaType !== undefined
  );
}

function parameterData(parameter: Parameter): ParameterData {
  const { name, style, explode, allowReserved, mediaType } = parameter;
  return {
    name,
    in: parameter.in,
    style,
    explode,
    ...(allowReserved ? { allowReserved } : {}),
    ...(mediaType === undefined ? {} : { mediaType }),
  };
}
