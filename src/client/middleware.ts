/** What a middleware sees of a call. */
export interface MiddlewareParams {
  readonly request: Request;
  /** The path template of the description. */
  readonly schemaPath: string;
  /** The call's parameters, by where they go. */
  readonly params: Readonly<Partial<Record<"path" | "query" | "header" | "cookie", object>>>;
  /** The operation, by its `operationId`. */
  readonly operation: string;
  /** The same in all that is told of one call, and of no other. */
  readonly id: string;
}

/** Sees every call of a client; what it returns takes the place of what it was given. */
export interface Middleware {
  /** Sees a request before its signature. A response that it returns is the answer; nothing is sent then. */
  readonly onRequest?: Hook<MiddlewareParams, Request | Response>;
  /** Sees an answer as it came; to read its body, read that of a clone. */
  readonly onResponse?: Hook<MiddlewareParams & { readonly response: Response }, Response>;
  /** Sees why there is no answer. An error that it returns is thrown instead; a response is the answer. */
  readonly onError?: Hook<MiddlewareParams & { readonly error: unknown }, Response | Error>;
}

/** A function that may give something, or only look. */
type Hook<Call, Given> =
  | ((call: Call) => Given | undefined | Promise<Given | undefined>)
  | ((call: Call) => void);

/** The next step of sending: what answers a request. */
type Send = (request: Request) => Promise<Response>;

/** Sends a request through middlewares, the first one outermost; a short cut or an error passes those around it. */
export async function sendThrough(
  middlewares: readonly Middleware[],
  call: MiddlewareParams,
  send: Send,
): Promise<Response> {
  let { request } = call;
  let response: Response | undefined;
  for (const { onRequest } of middlewares) {
    const given: unknown = await onRequest?.({ ...call, request });
    if (given instanceof Request) request = given;
    if (given instanceof Response) {
      response = given;
      break;
    }
  }
  if (response !== undefined) return response;
  const inner = [...middlewares].reverse();
  response = await send(request).catch((error: unknown) => recovered(inner, { ...call, request }, error));
  for (const { onResponse } of inner) {
    const given: unknown = await onResponse?.({ ...call, request, response });
    if (given instanceof Response) response = given;
  }
  return response;
}

/** The answer that a middleware has in place of an error, else the error that is left is thrown. */
async function recovered(
  middlewares: readonly Middleware[],
  call: MiddlewareParams,
  thrown: unknown,
): Promise<Response> {
  let error = thrown;
  for (const { onError } of middlewares) {
    const given: unknown = await onError?.({ ...call, error });
    if (given instanceof Response) return given;
    if (given instanceof Error) error = given;
  }
  throw error;
}
