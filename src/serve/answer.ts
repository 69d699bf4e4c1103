import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";

/** A request, as far as answers depend on it. */
export interface Asked {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A whole answer. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What is answered before it is known how the client takes it. */
export interface Content {
  readonly status?: number;
  readonly type: "text/html" | "text/javascript" | "text/css" | "application/json" | "text/plain";
  readonly body: string | { readonly gzip: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
}

/** Smaller than this, packing gains nothing. */
const worthPacking = 1024;

/** Nobody else's page may hold these answers, and no cache keep them for another time unasked. */
const always = {
  "Cache-Control": "no-cache",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** Packs content as the client takes it; what it has already is not sent again. */
export function answerWith({ status = 200, type, body, headers = {} }: Content, asked: Asked): Answer {
  const told = { ...always, "Content-Type": `${type}; charset=utf-8`, Vary: "Accept-Encoding", ...headers };
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(
    textOf(asked.headers["accept-encoding"]),
  );
  const sent = packedFor(body, takesGzip);
  const tag = `"${createHash("sha256").update(sent.bytes).digest("base64url").slice(0, 22)}"`;
  const encoding: Readonly<Record<string, string>> = sent.isPacked ? { "Content-Encoding": "gzip" } : {};
  if (status !== 200) return { status, headers: { ...told, ...encoding }, body: sent.bytes };
  const isKnown = textOf(asked.headers["if-none-match"])
    .split(",")
    .some((known) => known.trim().replace(/^W\//, "") === tag);
  if (isKnown)
    return { status: 304, headers: { ...always, ETag: tag, Vary: told.Vary }, body: new Uint8Array() };
  return { status, headers: { ...told, ...encoding, ETag: tag }, body: sent.bytes };
}

function packedFor(body: Content["body"], takesGzip: boolean): { bytes: Uint8Array; isPacked: boolean } {
  if (typeof body !== "string")
    return takesGzip
      ? { bytes: body.gzip, isPacked: true }
      : { bytes: gunzipSync(body.gzip), isPacked: false };
  const bytes = Buffer.from(body, "utf8");
  if (!takesGzip || bytes.length < worthPacking) return { bytes, isPacked: false };
  return { bytes: gzipSync(bytes, { level: 5 }), isPacked: true };
}

function textOf(header: string | string[] | undefined): string {
  return Array.isArray(header) ? header.join(", ") : (header ?? "");
}
