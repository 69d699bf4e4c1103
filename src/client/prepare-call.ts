import type { OperationData } from "./api-data.js";
import { type EncodedBody, encodeBody, mediaTypeFor } from "./body.js";
import type { Call, CallInit, ClientContext } from "./client-context.js";
import { type Connection, connectionTo } from "./connection.js";
import { applyCredentials } from "./credentials.js";
import { headerText } from "./header-text.js";
import { cookiePairs, parameterHeaders, pathText, queryPairs } from "./parameters.js";
import { serverUrl, variablesIn } from "./server-url.js";
import type { RequestContent } from "./validate-message.js";

/** A call that is ready to be sent, but for its signature. */
export interface PreparedCall {
  readonly call: Call;
  readonly request: Request;
  readonly connection: Connection;
}

/** What is called, and with what. */
export interface Called {
  readonly method: string;
  /** The path template of the description. */
  readonly path: string;
  readonly init: CallInit;
}

/** Turns a call of an operation into a request, written as the provider wants it. */
export async function prepareCall(
  context: ClientContext,
  operation: OperationData,
  { method, path, init }: Called,
): Promise<PreparedCall> {
  const variables = { ...context.api.serverDefaults, ...context.options.server, ...init.server };
  const content = contentOf(operation, init, variables);
  if (init.validate?.requests ?? context.options.validate?.requests) {
    const { refuseBrokenRequest } = await import("./validate-call.js");
    await refuseBrokenRequest(context, operation, content);
  }
  const credentials = await applyCredentials(context.api, operation, context.options.credentials ?? {});
  const call: Call = { path, init, context, operation, content, credentials };
  const override = init.baseUrl ?? context.options.baseUrl;
  const baseUrl = serverUrl({ operation: operation.id, documented: operation.server, override, variables });
  const url = baseUrl.replace(/\/$/, "") + targetOf(call);
  const connection = connectionTo(url, operation, { context, init });
  const body =
    init.body === undefined ? undefined : encodeBody(operation, content.mediaType, init.body, context.codec);
  const request = new Request(url, {
    method,
    redirect: "manual",
    headers: headersOf(call, body),
    ...(body === undefined ? {} : { body }),
    ...(connection.signal === undefined ? {} : { signal: connection.signal }),
  });
  return { call, request, connection };
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
