import { isJsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { Operation, Provider } from "../model.js";
import { objectOf, textOf } from "../read-members.js";
import { resolveAt } from "../reference.js";

/** Where OpenAPI links of a creating operation find the parameter of the operations on the new thing. */
export function linkedIdentifier(
  { root }: Pick<Provider, "root">,
  create: Operation,
  targets: readonly Operation[],
): JsonPointer[] {
  const ids = new Set(targets.map(({ id }) => id));
  const references = new Set(targets.map(({ pointer }) => `#${pointer}`));
  return create.responses
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ pointer }) => {
      const links = resolveAt(root, pointerTo(pointer, "links")).value;
      if (!isJsonObject(links)) return [];
      return Object.keys(links).flatMap((name) => {
        const link = resolveAt(root, pointerTo(pointer, "links", name)).value;
        if (!isJsonObject(link)) return [];
        const leads = ids.has(textOf(link, "operationId")) || references.has(textOf(link, "operationRef"));
        return leads ? Object.values(objectOf(link, "parameters") ?? {}).flatMap(bodyPointer) : [];
      });
    });
}

function bodyPointer(expression: unknown): JsonPointer[] {
  const found = typeof expression === "string" ? /^\$response\.body#(\/.+)$/.exec(expression) : null;
  return found?.[1] === undefined ? [] : [found[1]];
}
