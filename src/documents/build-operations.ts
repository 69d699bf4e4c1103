import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import { buildRequestBody, buildResponses } from "./build-bodies.js";
import { buildParameters } from "./build-parameters.js";
import { type DirectionViews, directionViews } from "./direction-views.js";
import type { Operation, Parameter, SecurityRequirement } from "./model.js";
import { listOf, objectOf, textOf, textsOf } from "./read-members.js";
import { resolveAt } from "./reference.js";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Every operation of a normalised description, in document order. */
export function buildOperations(root: JsonObject): Operation[] {
  const views = directionViews(root);
  return Object.keys(objectOf(root, "paths") ?? {}).flatMap((path) => {
    const item = resolveAt(root, pointerTo("/paths", path));
    if (!isJsonObject(item.value)) return [];
    const pathItem = item.value;
    return methods
      .filter((method) => isJsonObject(pathItem[method]))
      .map((method) => buildOperation(root, views, { path, method, itemPointer: item.pointer, pathItem }));
  });
}

/** Methods that a path takes according to other material, by path template (`x-other-methods`). */
export function otherMethodsOf(root: JsonObject): Map<string, readonly string[]> {
  const paths = objectOf(root, "paths") ?? {};
  return new Map(
    Object.keys(paths).map((path) => [
      path,
      textsOf(objectOf(paths, path), "x-other-methods").map((method) => method.toUpperCase()),
    ]),
  );
}

/** The default of every variable of every server URL; an operation's own servers count too. */
export function serverVariableDefaults(root: JsonObject): Record<string, string> {
  const defaults: Record<string, string> = {};
  const collect = (owner: JsonObject | undefined) => {
    for (const server of listOf(owner, "servers"))
      for (const [name, variable] of Object.entries(
        (isJsonObject(server) && objectOf(server, "variables")) || {},
      ))
        if (isJsonObject(variable)) defaults[name] ??= textOf(variable, "default");
  };
  collect(root);
  const paths = objectOf(root, "paths");
  for (const path of Object.keys(paths ?? {})) {
    const item = objectOf(paths, path);
    collect(item);
    for (const method of methods) collect(objectOf(item, method));
  }
  return defaults;
}

interface OperationPlace {
  readonly path: string;
  readonly method: string;
  readonly itemPointer: JsonPointer;
  readonly pathItem: JsonObject;
}

function buildOperation(root: JsonObject, views: DirectionViews, place: OperationPlace): Operation {
  const pointer = pointerTo(place.itemPointer, place.method);
  const node = objectOf(place.pathItem, place.method) ?? {};
  const servers = serversFor(root, place, pointer, node);
  const parameters = buildParameters(views.request, {
    ...place,
    pointer,
    node,
    serverPointer: servers.firstPointer,
  });
  const body = buildRequestBody(views.request, pointer, node);
  return {
    id: textOf(node, "operationId", `${place.method} ${place.path}`),
    method: place.method.toUpperCase(),
    path: place.path,
    pointer,
    parameters,
    ...(body === undefined ? {} : { body }),
    responses: buildResponses(views.response, pointer, node),
    security: buildSecurity(Object.hasOwn(node, "security") ? node : root),
    servers: servers.urls,
    underTest: objectOf(node, "x-source")?.["contract"] !== false,
    deprecated: node["deprecated"] === true,
    ...unreachable(root, place, parameters),
  };
}

function serversFor(root: JsonObject, place: OperationPlace, pointer: JsonPointer, node: JsonObject) {
  const owners: readonly [JsonPointer, JsonObject][] = [
    [pointer, node],
    [place.itemPointer, place.pathItem],
    ["", root],
  ];
  const [ownerPointer, owner] = owners.find(([, object]) => listOf(object, "servers").length > 0) ?? [
    "",
    root,
  ];
  const urls = listOf(owner, "servers").map((server) =>
    textOf(isJsonObject(server) ? server : undefined, "url"),
  );
  return { urls, firstPointer: pointerTo(ownerPointer, "servers", 0) };
}

function buildSecurity(owner: JsonObject): SecurityRequirement[] {
  const requirements: readonly Json[] = listOf(owner, "security");
  return requirements.filter(isJsonObject).map((requirement) => Object.keys(requirement));
}

/** Paths that tell a reader more than HTTP can carry, or that another path already is. */
function unreachable(
  root: JsonObject,
  { path }: OperationPlace,
  parameters: readonly Parameter[],
): { unreachable?: string } {
  if (path.includes("#")) return { unreachable: "the path has a fragment, which HTTP never sends" };
  const inPath = new Set(parameters.flatMap(({ in: where, name }) => (where === "path" ? [name] : [])));
  const names = [...(path.split("?")[0] ?? "").matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const undescribed = names.find((name) => !inPath.has(name));
  if (undescribed !== undefined)
    return { unreachable: `the path has {${undescribed}}, which no path parameter describes` };
  const form = path.replaceAll(/\{[^{}]*\}/g, "{}");
  const first = Object.keys(objectOf(root, "paths") ?? {}).find(
    (other) => other.replaceAll(/\{[^{}]*\}/g, "{}") === form,
  );
  return first === undefined || first === path
    ? {}
    : { unreachable: `the path is the same as ${first}, whatever its parameters are called` };
}
