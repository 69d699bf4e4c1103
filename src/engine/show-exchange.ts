import type { Exchange, Header } from "../core/exchange.js";
import type { Finding } from "../core/finding.js";
import { curlOf } from "../exchange/curl-of.js";
import type { ShownFinding, ShownRequest, ShownResponse } from "./outcome.js";

/** Longer bodies are cut for people. */
const longestBody = 4_000;

/** Masks every secret of a run in a text. */
export type Redact = (text: string) => string;

/** A finding with the exchange that shows it, secrets masked. */
export function showFinding(finding: Finding, exchange: Exchange, redact: Redact): ShownFinding {
  const { request, response } = exchange;
  return {
    ...finding,
    message: redact(finding.message),
    expected: redact(finding.expected),
    received: redact(finding.received),
    request: showRequest(exchange, redact),
    ...(response === undefined ? {} : { response: showResponse(response, redact) }),
    curl: curlOf(request, redact),
  };
}

function showRequest({ request }: Exchange, redact: Redact): ShownRequest {
  return {
    method: request.method,
    url: redact(`${request.origin}${request.path}`),
    headers: showHeaders(request.headers, redact),
    ...(request.body === undefined ? {} : { body: showBody(request.body, redact) }),
  };
}

function showResponse(response: NonNullable<Exchange["response"]>, redact: Redact): ShownResponse {
  return {
    status: response.status,
    headers: showHeaders(response.headers, redact),
    body: showBody(response.body, redact),
    durationMs: Math.round(response.durationMs),
  };
}

function showHeaders(headers: readonly Header[], redact: Redact): Header[] {
  return headers.map(([name, value]) => [name, redact(value)] as const);
}

/** Masks before cutting, so that no half of a secret stays at the cut. */
function showBody(bytes: Uint8Array, redact: Redact): string {
  const text = redact(new TextDecoder().decode(bytes));
  return text.length > longestBody ? `${text.slice(0, longestBody)}… (${bytes.length} bytes in all)` : text;
}
