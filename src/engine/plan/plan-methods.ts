import type { Operation } from "../../documents/model.js";
import type { Case } from "../case.js";
import { fixed, operationCase, type PlanContext } from "./plan-context.js";

/** HEAD, OPTIONS and TRACE are left out: servers answer them by themselves, whatever is documented. */
const tried = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Methods that a path does not document: each is refused. Planned once a path, with the request of the operation that has a body. */
export function planMethods(context: PlanContext): Case[] {
  const { provider, space, bases } = context;
  const { operation } = space;
  const siblings = provider.operations.filter((other) => isSamePlace(other, operation));
  const [base] = bases;
  const owner = siblings.find(({ body }) => body !== undefined) ?? siblings[0];
  if (base === undefined || owner !== operation) return [];
  // The same path on another server may be the same resource under another name.
  const documented = provider.operations
    .filter(({ path }) => mayBeSamePath(path, operation.path))
    .map(({ method }) => method);
  const known = new Set([...documented, ...(provider.otherMethods.get(operation.path) ?? [])]);
  return tried
    .filter((method) => !known.has(method))
    .map((method) =>
      operationCase(context, "method", method.toLowerCase(), {
        base: fixed(base),
        runs: 1,
        trialOf: (value) => ({ value, method, expectation: { kind: "method-refused" } }),
      }),
    );
}

/** Whether two operations answer at the same URLs: the same path on the same server. */
function isSamePlace(left: Operation, right: Operation): boolean {
  return left.path === right.path && left.servers[0] === right.servers[0];
}

/** Whether one path can be of both templates: `/members/{id}` is `/members/invite` as well. */
function mayBeSamePath(left: string, right: string): boolean {
  if (left === right) return true;
  const [a, b] = [left.split("/"), right.split("/")];
  if (a.length !== b.length) return false;
  return a.every((segment, i) => segment === b[i] || segment.includes("{") || b[i]?.includes("{") === true);
}
