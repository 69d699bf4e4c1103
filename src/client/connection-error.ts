/** How a call was left without an answer. */
export type ConnectionFailure = "unreachable" | "interrupted" | "timeout";

/**
 * A call without an answer: nobody was there, the connection broke, or time was over. Whether the request
 * was carried out nobody knows, unless the server was never reached; the `cause` is the platform's own error.
 *
 * A call that its own `signal` ended throws the signal's reason instead, as `fetch` does.
 */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";

  constructor(
    /** The operation, by its `operationId`. */
    readonly operation: string,
    readonly kind: ConnectionFailure,
    { where, cause }: { readonly where: string; readonly cause: unknown },
  ) {
    super(`${operation}: ${sentenceOf(kind, where)}${codeOf(cause)}.`, { cause });
  }
}

function sentenceOf(kind: ConnectionFailure, where: string): string {
  switch (kind) {
    case "unreachable":
      return `no answer from ${where}`;
    case "interrupted":
      return `the answer of ${where} broke off`;
    case "timeout":
      return `no whole answer from ${where} in time`;
  }
}

/** What the system says, such as `ECONNREFUSED`; messages are left out, for they may quote an address. */
function codeOf(cause: unknown): string {
  const inner = cause instanceof Error ? cause.cause : undefined;
  const code = typeof inner === "object" && inner !== null && "code" in inner ? inner.code : undefined;
  return typeof code === "string" ? ` (${code})` : "";
}
