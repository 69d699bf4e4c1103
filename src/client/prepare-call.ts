import type { OperationData } from "./api-data.js";
import { type EncodedBody, encodeBody, mediaTypeFor } from "./body.js";
import type { Call, CallInit, ClientContext } from "./client-context.js";
import { type Connection, connectionTo } from "./connection.js";
import { applyCredentials } from "./credentials.js";
import { type ExchangeMiddleware, exchangeMiddleware } from "./exchange-middleware.js";
import { headerText } from "./header-text.js";
import { cookiePairs, parameterHeaders, pathText, queryPairs } from "./parameters.js";
import { serverUrl, variablesIn } from "./server-url.js";
import { brokenByRequest, type RequestContent } from "./validate-message.js";
import { ValidationError } from "./validation-error.js";

/** A call as openapi-fetch takes it. */
export interface PreparedCall {
  readonly init: object;
  readonly exchange: ExchangeMiddleware;
  readonly failureOf: Connection["failureOf"];
}

/** Turns a call of an operation into one of openapi-fetch, written as the provider wants it. */
export async function prepareCall(
  context: ClientContext,
  operation: OperationData,
  called: { readonly path: string; readonly init: CallInit },
): Promise<PreparedCall> {
  const { init } = called;
  const variables = { ...context.api.serverDefaults, ...context.options.server, ...init.server };
  const content = contentOf(operation, init, variables);
  if (init.validate?.requests ?? context.options.validate?.requests)
    await refuseBrokenRequest(context, operation, content);
  const credentials = await applyCredentials(context.api, operation, context.options.credentials ?? {});
  const call: Call = { ...called, context, operation, content, credentials };
  const override = init.baseUrl ?? context.options.baseUrl;
  const baseUrl = serverUrl({ operation: operation.id, documented: operation.server, override, variables });
  const url = baseUrl.replace(/\/$/, "") + targetOf(call);
  const exchange = exchangeMiddleware(call);
  const body =
    init.body === undefined
      ? {}
      : { body: encodeBody(operation, content.mediaType, init.body, context.codec) };
  const connection = connectionTo(url, operation, { context, init });
  return {
    exchange,
    failureOf: connection.failureOf,
    init: {
      ...body,
      bodySerializer: (encoded: EncodedBody) => encoded,
      baseUrl,
      // With path parameters openapi-fetch asks for the whole URL; the query is part of ours, as a path may hold some.
      params: { path: {} },
      pathSerializer: () => url,
      querySerializer: () => "",
      headers: headersOf(call, body.body),
      middleware: [exchange.middleware],
      parseAs: init.parseAs ?? "json",
      fetch: connection.fetch,
      ...(connection.signal === undefined ? {} : { signal: connection.signal }),
    },
  };
}

function contentOf(
  operation: OperationData,
  init: CallInit,
  variables: Readonly<Record<string, string | undefined>>,
): RequestContent {
  const { path = {}, query = {}, header = {}, cookie = {} } = init.params ?? {};
  const own = variablesIn(operation.server ?? "");
  const server = Object.fromEntries(Object.entries(variables).filter(([name]) => own.has(name)));
  const mediaType = init.body === undefined ? "" : mediaTypeFor(operation, init.contentType);
  return { parameters: { path, query, header, cookie, server }, mediaType, body: init.body };
}

async function refuseBrokenRequest(
  context: ClientContext,
  operation: OperationData,
  content: RequestContent,
) {
  const validators = (await context.validators())[operation.id];
  const broken = validators === undefined ? [] : brokenByRequest(validators, content);
  if (broken.length > 0) throw new ValidationError(operation.id, "request", broken);
}

/** Path and query; a path template may hold part of the query, as `/?acl` does. */
function targetOf({ operation, path, content, credentials }: Call): string {
  const written = pathText(operation, path, content.parameters.path);
  const secrets = credentials.query.map((pair) => pair.map(encodeURIComponent));
  const query = [...queryPairs(operation, content.parameters.query), ...secrets];
  if (query.length === 0) return written;
  return `${written}${written.includes("?") ? "&" : "?"}${query.map((pair) => pair.join("=")).join("&")}`;
}

/** From the weakest to the strongest: what the provider wants, what the client adds, what the call says. */
function headersOf({ context, operation, init, content, credentials }: Call, body: EncodedBody | undefined) {
  const cookies = [...cookiePairs(operation, content.parameters.cookie), ...credentials.cookies];
  const headers = new Headers({
    ...(operation.accept === undefined ? {} : { accept: operation.accept }),
    ...(body === undefined || body instanceof FormData ? {} : { "content-type": content.mediaType }),
    ...credentials.headers,
  });
  const cookie = cookies.map((pair) => pair.join("=")).join("; ");
  if (cookie !== "") headers.set("cookie", headerText(operation.id, "cookie", cookie));
  for (const given of [context.options.headers ?? {}, init.headers ?? {}])
    for (const [name, value] of Object.entries(given))
      headers.set(name, headerText(operation.id, name, value));
  for (const [name, value] of Object.entries(parameterHeaders(operation, content.parameters.header)))
    headers.set(name, value);
  return headers;
}
