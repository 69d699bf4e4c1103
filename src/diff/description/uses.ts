import { isJsonObject, type JsonObject } from "../../core/json.js";
import { isAtOrBelow, type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { Operation } from "../../documents/model.js";
import { listOf, objectOf } from "../../documents/read-members.js";
import { resolveAt } from "../../documents/reference.js";
import { isMethod } from "./document-grammar.js";
import { createReaches, type Reaches } from "./reached-targets.js";

/** Who sends what stands at a place: a client in requests, or the provider in answers. */
export type Direction = "request" | "response";

/** One operation that something takes part in, and in which direction; without one, in the operation as such. */
export interface Use {
  /** The operation's id. */
  readonly operation: string;
  readonly direction?: Direction;
}

/** Finds out where the parts of a description are used. */
export interface Uses {
  readonly usesOf: (place: JsonPointer) => readonly Use[];
  readonly reaches: Reaches;
}

/** A part of an operation that travels one way. */
interface Part extends Use {
  readonly pointer: JsonPointer;
}

/** Finds the uses of every place of a normalised description. */
export function createUses(root: JsonObject, operations: readonly Operation[]): Uses {
  const reaches = createReaches(root);
  const parts = [...operations.flatMap((operation) => partsOf(root, operation)), ...webhookParts(root)];
  return {
    reaches,
    usesOf: (place) => {
      const direct = parts.filter(({ pointer }) => reaches(pointer, place) || isAtOrBelow(pointer, place));
      const found =
        direct.length > 0 && !operations.some(({ pointer }) => isAtOrBelow(pointer, place)) ? direct : [];
      const whole =
        found.length > 0 ? [] : operations.filter((operation) => concerns(root, operation, place));
      return distinct([...found, ...whole.map(({ id }) => ({ operation: id }))]);
    },
  };
}

function partsOf(root: JsonObject, { id, pointer }: Operation): Part[] {
  const item = pointer.slice(0, pointer.lastIndexOf("/"));
  return [
    { operation: id, direction: "request", pointer: pointerTo(item, "parameters") },
    ...messageParts({ operation: id, pointer }, { sent: "request", answered: "response" }),
    ...callbackParts(root, id, pointerTo(pointer, "callbacks")),
  ];
}

function messageParts(
  { operation, pointer }: Part,
  { sent, answered }: { readonly sent: Direction; readonly answered: Direction },
): Part[] {
  return [
    { operation, direction: sent, pointer: pointerTo(pointer, "parameters") },
    { operation, direction: sent, pointer: pointerTo(pointer, "requestBody") },
    { operation, direction: answered, pointer: pointerTo(pointer, "responses") },
  ];
}

/** What a callback or webhook sends is the provider's, and what answers it the client's. */
const reversed = { sent: "response", answered: "request" } as const;

function callbackParts(root: JsonObject, operation: string, pointer: JsonPointer): Part[] {
  const callbacks = resolveAt(root, pointer);
  return Object.keys(isJsonObject(callbacks.value) ? callbacks.value : {}).flatMap((name) => {
    const callback = resolveAt(root, pointerTo(callbacks.pointer, name));
    return Object.keys(isJsonObject(callback.value) ? callback.value : {}).flatMap((expression) =>
      reversedParts(root, operation, pointerTo(callback.pointer, expression)),
    );
  });
}

function webhookParts(root: JsonObject): Part[] {
  return Object.keys(objectOf(root, "webhooks") ?? {}).flatMap((name) =>
    reversedParts(root, `webhook ${name}`, pointerTo("/webhooks", name)),
  );
}

function reversedParts(root: JsonObject, operation: string, pointer: JsonPointer): Part[] {
  const item = resolveAt(root, pointer);
  return Object.keys(isJsonObject(item.value) ? item.value : {})
    .filter(isMethod)
    .flatMap((method) => messageParts({ operation, pointer: pointerTo(item.pointer, method) }, reversed));
}

/** Whether a place says something of an operation as such. */
function concerns(root: JsonObject, { pointer, security }: Operation, place: JsonPointer): boolean {
  const item = pointer.slice(0, pointer.lastIndexOf("/"));
  if (isAtOrBelow(place, pointer) || isAtOrBelow(pointer, place)) return true;
  if (isAtOrBelow(place, item)) return !isMethod(place.slice(item.length + 1).split("/")[0] ?? "");
  const own = resolveAt(root, pointer).value;
  const node = isJsonObject(own) ? own : {};
  if (isAtOrBelow(place, "/security")) return !Object.hasOwn(node, "security");
  if (isAtOrBelow(place, "/servers"))
    return [node, resolveAt(root, item).value].every(
      (owner) => !isJsonObject(owner) || listOf(owner, "servers").length === 0,
    );
  return security.some((names) =>
    names.some((name) => isAtOrBelow(place, pointerTo("/components/securitySchemes", name))),
  );
}

function distinct(uses: readonly Use[]): Use[] {
  const found = new Map<string, Use>();
  for (const { operation, direction } of uses)
    found.set(`${operation} ${direction}`, { operation, ...(direction === undefined ? {} : { direction }) });
  return [...found.values()];
}
