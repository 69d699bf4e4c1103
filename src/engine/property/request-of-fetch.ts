import type { WireRequest } from "../../core/exchange.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Operation } from "../../documents/model.js";
import { matchPath, pathTemplate } from "../../exchange/path-template.js";
import { readRequest } from "../../exchange/read-request.js";
import { addressOf, basePathOf, templateFor } from "../../exchange/target-address.js";
import type { Session } from "../session.js";

/** A request that a client made, with the operation that it is for. */
export interface ClientRequest {
  readonly operation: Operation;
  readonly value: RequestValue;
  readonly wire: WireRequest;
}

/** Reads what a generated client hands to `fetch`; undefined where the description has no such operation. */
export async function requestOfFetch(
  { provider, address }: Pick<Session, "provider" | "address">,
  request: Request,
): Promise<ClientRequest | undefined> {
  const url = new URL(request.url);
  const body = new Uint8Array(await request.arrayBuffer());
  const wire: WireRequest = {
    method: request.method,
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    headers: [...request.headers],
    ...(body.length === 0 ? {} : { body }),
  };
  const fitting = provider.operations
    .filter((operation) => operation.method === wire.method && isPathOf(operation, url.pathname))
    .map((operation) => ({ operation, ...readRequest(operation, wire, address) }))
    // The one whose path says most, such as `/?acl` beside `/`, among those that the request has no fault for.
    .sort(
      (left, right) =>
        left.problems.length - right.problems.length ||
        right.operation.path.length - left.operation.path.length,
    );
  const [best] = fitting;
  if (best === undefined) return undefined;
  const { operation, value } = best;
  const resolved = addressOf(operation, value.server, address);
  const server = resolved.kind === "address" ? resolved.variables : undefined;
  return { operation, value, wire: server === undefined ? wire : { ...wire, server } };

  function isPathOf(operation: Operation, path: string): boolean {
    const template = `${basePathOf(templateFor(operation, address))}${operation.path}`;
    return matchPath(pathTemplate(template), path) !== undefined;
  }
}
