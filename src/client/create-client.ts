import createFetchClient, { type Middleware } from "openapi-fetch";
import type { ApiData, OperationData } from "./api-data.js";
import { CallError } from "./call-error.js";
import type { CallInit, ClientContext, ClientParts, RuntimeOptions } from "./client-context.js";
import { prepareCall } from "./prepare-call.js";
import { resultOf, type UntypedResult } from "./result-of.js";

const methods = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/**
 * Creates the client of one provider on openapi-fetch. Generated clients call it with the provider's
 * data and give the result its types.
 */
export function createApiClient<ClientType>(parts: ClientParts, options: RuntimeOptions): ClientType {
  const inner = createFetchClient<object>({ redirect: "manual" });
  const context: ClientContext = { ...parts, options };
  // What is passed on was checked by the types of the generated client, which openapi-fetch cannot see here.
  const request = inner.request as unknown as UntypedRequest;
  const call =
    (method: string) =>
    (path: string, init: CallInit = {}) =>
      callOperation(request, context, { method, path, init });
  const client = {
    ...Object.fromEntries(methods.map((method) => [method, call(method)])),
    use: (...middleware: Middleware[]) => inner.use(...middleware),
    eject: (...middleware: Middleware[]) => inner.eject(...middleware),
  };
  // The generated client states the types of the provider's operations; the members are these by construction.
  return client as unknown as ClientType;
}

/** `request` of openapi-fetch without types of operations. */
type UntypedRequest = (method: string, path: string, init: object) => Promise<UntypedAnswer>;

interface UntypedAnswer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

interface Called {
  readonly method: string;
  readonly path: string;
  readonly init: CallInit;
}

async function callOperation(
  request: UntypedRequest,
  context: ClientContext,
  called: Called,
): Promise<UntypedResult> {
  const operation = operationOf(context.api, called);
  const { init, exchange, failureOf } = await prepareCall(context, operation, called);
  const { data, error, response } = await request(called.method, called.path, init).catch(
    (cause: unknown) => {
      throw failureOf(cause);
    },
  );
  const answered = exchange.answered(response);
  return resultOf(operation, called.method, { ...answered, body: data ?? error });
}

function operationOf(api: ApiData, { method, path }: Called): OperationData {
  const name = `${method} ${path}`;
  const operation = Object.hasOwn(api.operations, name) ? api.operations[name] : undefined;
  if (operation === undefined) throw new CallError(name, "the description has no such operation.");
  return operation;
}
