import type { ApiData, OperationData } from "./api-data.js";
import { CallError } from "./call-error.js";
import { callOperation } from "./call-operation.js";
import type { CallInit, ClientContext, ClientParts, RuntimeOptions } from "./client-context.js";
import type { Middleware } from "./middleware.js";

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/**
 * Creates the client of one provider. Generated clients call it with the provider's data and give the
 * result its types.
 */
export function createApiClient<ClientType>(parts: ClientParts, options: RuntimeOptions): ClientType {
  const context: ClientContext = { ...parts, options };
  let middlewares: readonly Middleware[] = [];
  const call =
    (method: string) =>
    async (path: string, init: CallInit = {}) =>
      callOperation(context, middlewares, {
        operation: operationOf(parts.api, method, path),
        method,
        path,
        init,
      });
  const client = {
    ...Object.fromEntries(methods.map((method) => [method, call(method)])),
    use: (...added: Middleware[]) => {
      middlewares = [...middlewares, ...added];
    },
    eject: (...removed: Middleware[]) => {
      middlewares = middlewares.filter((middleware) => !removed.includes(middleware));
    },
  };
  // The generated client states the types of the provider's operations; the members are these by construction.
  return client as unknown as ClientType;
}

function operationOf(api: ApiData, method: string, path: string): OperationData {
  const name = `${method} ${path}`;
  const operation = Object.hasOwn(api.operations, name) ? api.operations[name] : undefined;
  if (operation === undefined) throw new CallError(name, "the description has no such operation.");
  return operation;
}
