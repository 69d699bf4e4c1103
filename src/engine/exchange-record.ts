import type { Exchange, Header, TransportFailure } from "../core/exchange.js";
import { textOf } from "../exchange/codec.js";
import type { Redactor } from "../exchange/redactor.js";
import type { ExchangePurpose } from "./session.js";

/** One exchange as reporters see it: secrets masked. */
export interface ExchangeRecord {
  /** The case that it was sent for; absent where it made or removed what cases need. */
  readonly caseName?: string;
  readonly operation?: string;
  readonly startedAt: Date;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly Header[];
    readonly body?: BodyRecord;
  };
  readonly response?: {
    readonly status: number;
    readonly headers: readonly Header[];
    readonly body: BodyRecord;
    readonly durationMs: number;
  };
  readonly failure?: TransportFailure;
}

/** A body as reporters see it. */
export type BodyRecord = { readonly bytes: number } & (
  | { readonly kind: "text"; readonly text: string; readonly isCut: boolean }
  /** Not text, and nothing in it is secret. */
  | { readonly kind: "binary"; readonly base64: string; readonly isCut: boolean }
  /** Not text, so that the secret in it cannot be masked. */
  | { readonly kind: "withheld" }
);

/** Longer bodies are cut. */
const longestBody = 64 * 1024;

/** Makes the record of an exchange. */
export function recordExchange(
  { request, response, failure }: Exchange,
  { caseName, operation }: ExchangePurpose,
  { redactor, now }: { readonly redactor: Redactor; readonly now: Date },
): ExchangeRecord {
  const headersOf = (headers: readonly Header[]) =>
    headers.map((header): Header => [header[0], redactor.header(header)]);
  return {
    ...(caseName === undefined ? {} : { caseName }),
    ...(operation === undefined ? {} : { operation: operation.id }),
    startedAt: new Date(now.getTime() - Math.round(response?.durationMs ?? 0)),
    request: {
      method: request.method,
      url: redactor.text(`${request.origin}${request.path}`),
      headers: headersOf(request.headers),
      ...(request.body === undefined ? {} : { body: bodyRecord(request.body, redactor) }),
    },
    ...(response === undefined
      ? {}
      : {
          response: {
            status: response.status,
            headers: headersOf(response.headers),
            body: bodyRecord(response.body, redactor),
            durationMs: response.durationMs,
          },
        }),
    ...(failure === undefined ? {} : { failure: { ...failure, message: redactor.text(failure.message) } }),
  };
}

function bodyRecord(body: Uint8Array, redactor: Redactor): BodyRecord {
  const bytes = body.length;
  const isCut = bytes > longestBody;
  const isText =
    textOf(body) !== undefined || [0xfeff, 0xfffe].includes(((body[0] ?? 0) << 8) | (body[1] ?? 0));
  if (isText) return { kind: "text", bytes, text: redactor.body(body, longestBody), isCut };
  const shown = body.subarray(0, longestBody);
  if (redactor.isSecret(body.subarray(0, 2 * longestBody))) return { kind: "withheld", bytes };
  return { kind: "binary", bytes, base64: Buffer.from(shown).toString("base64"), isCut };
}
