import { isJsonObject, type Json } from "../../core/json.js";
import type { CrudResource } from "../../documents/crud/crud-resource.js";
import type { Operation } from "../../documents/model.js";
import { resolveAt } from "../../documents/reference.js";
import { pretence } from "./only-pretends.js";
import {
  type Conclusion,
  type InferredProperty,
  type Made,
  mayBeMissing,
  moot,
  nameOf,
  type Script,
  succeeded,
  type Thing,
  type Unsettled,
} from "./sequence.js";
import { unknownIdentifier } from "./unknown-identifier.js";

/** An identifier that never existed is refused. */
export function unknownIsRefused(resource: CrudResource): InferredProperty[] {
  const { create, read, updates, remove } = resource;
  const operations = [read, ...updates, remove].filter((operation) => operation !== undefined);
  if (resource.identifier.kind === "chosen" && resource.parameter !== undefined) return [];
  return operations
    .filter((operation) => !mayCreate(operation, create) && !isOneOfFew(operation, resource.parameter))
    .map((operation) => ({
      inference: "unknown-is-refused" as const,
      operation,
      operations: [operation, ...(create === undefined ? [] : [create])],
      because: `${nameOf(operation)} is about one thing, and there is none of that identifier`,
      resource,
      place: operation.pointer,
      makes: create === undefined ? 0 : 1,
      maxRequests: 3,
      draws: "one" as const,
      check: (script) => conclude(script, resource, operation),
    }));
}

async function conclude(script: Script, resource: CrudResource, operation: Operation): Promise<Conclusion> {
  // An identifier of the right form is best made from one that the server itself gave.
  const made = resource.create === undefined ? undefined : await script.make();
  const known = made?.kind === "made" ? made.id : exampleOf(operation, resource.parameter);
  const id = known === undefined ? undefined : unknownIdentifier(known);
  if (id === undefined) return moot("nothing tells what an identifier looks like");
  const request = script.requestOn(operation, unknownThing(id, operation, made));
  if (request.kind !== "prepared") return request;
  const value =
    resource.parameter === undefined
      ? request.value
      : { ...request.value, path: { ...request.value.path, [resource.parameter]: id } };
  const answer = await script.send(operation, value);
  if (answer.kind !== "answer") return answer;
  const isIdempotent = operation.method === "DELETE" && answer.observation.documented !== undefined;
  if (!succeeded(answer) || isIdempotent) return { kind: "held" };
  if (mayBeMissing(operation)) return moot(pretence(operation));
  return {
    kind: "broken",
    says: `${nameOf(operation)} succeeds for an identifier that never existed.`,
    expected: "a refusal such as 404",
    received: `status ${answer.status}`,
    at: "status",
    answer,
  };
}

/** What the binder takes for a thing of that identifier. */
function unknownThing(id: Json, { id: operation }: Operation, made: Made | Unsettled | undefined): Thing {
  const nothing = { path: {}, query: {}, header: {}, cookie: {}, server: {} };
  const created = { resource: "", id, answer: {}, operation, request: nothing };
  if (made?.kind !== "made") return { id, created };
  return { id, answer: made.answer, created: { ...(made.created ?? created), id, answer: {} } };
}

/** A PUT that may create takes any identifier; where nothing else creates, every one may. */
function mayCreate({ method, responses }: Operation, create: Operation | undefined): boolean {
  return method === "PUT" && (create === undefined || responses.some(({ status }) => status === "201"));
}

/** Where the description lists the values there is none that never existed. */
function isOneOfFew(operation: Operation, parameter: string | undefined): boolean {
  const schema = schemaOf(operation, parameter);
  return schema["enum"] !== undefined || schema["const"] !== undefined || schema["type"] === "boolean";
}

function exampleOf(operation: Operation, parameter: string | undefined): Json | undefined {
  const found = operation.parameters.find(({ in: where, name }) => where === "path" && name === parameter);
  return found?.examples[0] ?? schemaOf(operation, parameter)["example"];
}

function schemaOf({ parameters }: Operation, parameter: string | undefined) {
  const schema = parameters.find(({ in: where, name }) => where === "path" && name === parameter)?.schema;
  const value =
    schema !== undefined && isJsonObject(schema.root)
      ? resolveAt(schema.root, schema.pointer).value
      : undefined;
  return isJsonObject(value) ? value : {};
}
