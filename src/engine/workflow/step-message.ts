import type { DecodedBody } from "../../checks/observation.js";
import { type Exchange, headerOf, type WireResponse } from "../../core/exchange.js";
import type { Json } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import { codecFor } from "../../exchange/codec-for.js";
import type { StepMessage } from "../../workflow/ports.js";

/** An answered exchange as the expressions of a workflow see it. */
export function stepMessage(
  { request }: Exchange,
  response: WireResponse,
  { sent, body }: { readonly sent: RequestValue; readonly body: DecodedBody },
): StepMessage {
  const text = new TextDecoder().decode(response.body);
  const received =
    body.kind === "value" || body.kind === "malformed" ? body.value : undocumentedBody(body, response);
  return {
    url: urlOf(request),
    method: request.method,
    request: {
      headers: request.headers,
      query: sent.query,
      path: sent.path,
      ...(sent.body?.kind === "value" ? { body: sent.body.value } : {}),
    },
    response: {
      status: response.status,
      headers: response.headers,
      ...(received === undefined ? {} : { body: received }),
      text,
    },
  };
}

/** The URL that a request is about: a name on loopback stands in its header, while the connection is to an address. */
function urlOf({ origin, path, headers }: Exchange["request"]): string {
  const host = headerOf(headers, "host");
  return host === undefined ? `${origin}${path}` : `${origin.replace(/\/\/.*/, "//")}${host}${path}`;
}

/** A body that no documented media type covers is still data to the author of a workflow. */
function undocumentedBody(body: DecodedBody, response: WireResponse): Json | undefined {
  const contentType = headerOf(response.headers, "content-type");
  if (body.kind !== "opaque" || contentType === undefined) return undefined;
  const read = codecFor(contentType).read(response.body);
  return read.kind === "value" ? read.value : undefined;
}
