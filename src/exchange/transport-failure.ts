import type { TransportFailure } from "../core/exchange.js";

const UNRESOLVED: ReadonlySet<string> = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "ERR_INVALID_URL"]);
const UNREACHABLE: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "EACCES",
]);
const DROPPED: ReadonlySet<string> = new Set([
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "UND_ERR_SOCKET",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
]);
const OURS: ReadonlySet<string> = new Set([
  "UND_ERR_INVALID_ARG",
  "UND_ERR_NOT_SUPPORTED",
  "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH",
]);
const GONE: ReadonlySet<string> = new Set(["UND_ERR_CLOSED", "UND_ERR_DESTROYED", "UND_ERR_ABORTED"]);

/** The code of an error of Node or of the HTTP client; empty when it has none. */
export function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

/** What stood of the answer when it failed: `nothing` complete, or at least its `head`. */
export type AnswerSoFar = "nothing" | "head";

/** Says in our own terms why an exchange has no complete answer. */
export function transportFailure(
  error: unknown,
  origin: string,
  seen: AnswerSoFar = "nothing",
): TransportFailure {
  const code = codeOf(error);
  const detail = messageOf(error);
  if (UNRESOLVED.has(code))
    return failure("unresolved", `the host name of ${origin} does not resolve (${detail})`);
  if (UNREACHABLE.has(code)) return failure("refused", `nothing answers at ${origin} (${detail})`);
  if (code === "UND_ERR_CONNECT_TIMEOUT" || code === "ETIMEDOUT") {
    return failure("timeout", `no connection to ${origin} came about in time (${detail})`);
  }
  if (isNotHttp(code, detail, seen)) {
    return failure("malformed", `the answer of ${origin} is not HTTP/1.1 (${detail})`);
  }
  if (DROPPED.has(code) || detail.includes("Invalid EOF state")) {
    return failure("dropped", `${origin} closed the connection before its answer was complete (${detail})`);
  }
  if (OURS.has(code)) return failure("aborted", `the request cannot be sent (${detail})`);
  if (GONE.has(code)) return failure("aborted", `the connection to ${origin} was closed by us`);
  if (/CERT|TLS|SSL|SIGNED|UNABLE_TO/.test(code)) {
    return failure("refused", `no TLS connection to ${origin} came about (${code}: ${detail})`);
  }
  return failure("malformed", `the exchange with ${origin} failed (${detail})`);
}

function isNotHttp(code: string, detail: string, seen: AnswerSoFar): boolean {
  // The client's word for bytes where no answer, or another one than asked for, may stand.
  if (code === "UND_ERR_SOCKET") return /^bad (response|upgrade)$/.test(detail);
  // Lengths that contradict each other are reported like a body cut short, only earlier.
  if (code === "UND_ERR_RES_CONTENT_LENGTH_MISMATCH") return seen === "nothing";
  return (
    code === "UND_ERR_HEADERS_OVERFLOW" || (code.startsWith("HPE_") && !detail.includes("Invalid EOF state"))
  );
}

function failure(kind: TransportFailure["kind"], message: string): TransportFailure {
  return { kind, message };
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== "") return error.message;
  return codeOf(error) || error.name;
}
