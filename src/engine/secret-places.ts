import { type InstancePath, schemaPlaces } from "../checks/schema-places.js";
import { isJsonObject, type JsonObject } from "../core/json.js";
import { valueAt } from "../core/json-pointer.js";
import type { MediaType, Operation, Provider, SchemaAt } from "../documents/model.js";
import { resolveAt } from "../documents/reference.js";

const placesByOperation = new WeakMap<Operation, readonly InstancePath[]>();

/** Where in the body of an operation's requests the description calls a value write-only or a password. */
export function secretPlaces(operation: Operation): readonly InstancePath[] {
  const known = placesByOperation.get(operation);
  if (known !== undefined) return known;
  const found = schemasOf(operation.body?.media).flatMap((schema) =>
    placesWhere(schema, (node) => node["writeOnly"] === true || node["format"] === "password"),
  );
  placesByOperation.set(operation, found);
  return found;
}

/**
 * Names under which the description has passwords, in bodies, parameters and where its credentials travel. Passwords
 * alone: `writeOnly` says that a value does not come back, not that it is a secret wherever its name occurs.
 */
export function describedSecretNames({ operations, securitySchemes }: Provider): Set<string> {
  const schemes = [...securitySchemes.values()].flatMap((scheme) =>
    scheme.kind === "api-key" ? [scheme.parameter] : [],
  );
  const parameters = operations.flatMap((operation) =>
    operation.parameters
      .filter(({ in: where, schema }) => where !== "path" && placesWhere(schema, isPassword).length > 0)
      .map(({ name }) => name),
  );
  const members = operations.flatMap(({ body, responses }) =>
    [body?.media, ...responses.map(({ media }) => media)]
      .flatMap(schemasOf)
      .flatMap((schema) => placesWhere(schema, isPassword))
      .flatMap((path) => path.findLast((token) => token !== "*") ?? []),
  );
  return new Set([...schemes, ...parameters, ...members]);
}

function isPassword(schema: JsonObject): boolean {
  return schema["format"] === "password";
}

function schemasOf(media: readonly MediaType[] | undefined): SchemaAt[] {
  return (media ?? []).flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
}

function placesWhere(schema: SchemaAt, isSecret: (node: JsonObject) => boolean): InstancePath[] {
  const root = schema.root as JsonObject;
  return [...schemaPlaces(schema)].flatMap(([pointer, path]) => {
    const node = resolveAt(root, pointer).value ?? valueAt(root, pointer);
    return isJsonObject(node) && isSecret(node) ? [path] : [];
  });
}
