import type { Operation, Provider } from "../../documents/model.js";
import { type Fault, faultName } from "./fault.js";

/** Methods that a documentation which is silent on them excludes; servers answer the others by themselves. */
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Each method that a path does not document, answered as one that it does. */
export function methodFaults({ operations, otherMethods }: Provider): Fault[] {
  const places = new Map<string, Operation[]>();
  for (const operation of operations.filter(({ unreachable }) => unreachable === undefined)) {
    const key = `${operation.servers[0]} ${operation.path}`;
    places.set(key, [...(places.get(key) ?? []), operation]);
  }
  return [...places.values()].flatMap((beside) => {
    const owner = beside.find(({ body }) => body !== undefined) ?? beside[0];
    if (owner === undefined) return [];
    const known = new Set([
      ...operations.filter(({ path }) => path === owner.path).map(({ method }) => method),
      ...(otherMethods.get(owner.path) ?? []),
    ]);
    return methods.filter((method) => !known.has(method)).map((method) => methodFault(owner, method));
  });
}

function methodFault(owner: Operation, method: string): Fault {
  return {
    name: faultName(owner.id, "method", method.toLowerCase()),
    family: "method",
    operation: owner.id,
    does: `${method} ${owner.path}, which is not documented, is answered.`,
    at: owner.pointer.slice(0, owner.pointer.lastIndexOf("/")),
    sabotage: {
      takesMethod: ({ request, beside }) => request.method === method && beside.includes(owner),
    },
  };
}
