import type { OperationData } from "./api-data.js";
import type { CallInit, ClientContext } from "./client-context.js";
import type { Fetch } from "./client-types.js";
import { ConnectionError } from "./connection-error.js";
import { platformFetch } from "./platform-fetch.js";

/** How one call is sent: when it is given up, and what its failures are called. */
export interface Connection {
  readonly signal?: AbortSignal;
  readonly fetch: Fetch;
  /** What to throw in place of what was thrown: a `ConnectionError` where the connection failed, else itself. */
  readonly failureOf: (cause: unknown) => unknown;
}

/** The connection of a call to a URL, under the time limit and the signal of call and client. */
export function connectionTo(
  url: string,
  operation: OperationData,
  { context, init }: { readonly context: ClientContext; readonly init: CallInit },
): Connection {
  const timeoutMs = init.timeoutMs ?? context.options.timeoutMs;
  const timeout = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  const signals = [init.signal, timeout].filter((signal) => signal !== undefined);
  const send = context.options.fetch ?? platformFetch;
  const failure = (kind: "unreachable" | "interrupted", cause: unknown) => {
    if (cause instanceof ConnectionError || init.signal?.aborted === true) return cause;
    const where = new URL(url).origin;
    if (timeout?.aborted) return new ConnectionError(operation.id, "timeout", { where, cause });
    // What `fetch` throws for the network is a TypeError; anything else comes from a `fetch` of the caller's own.
    return cause instanceof TypeError ? new ConnectionError(operation.id, kind, { where, cause }) : cause;
  };
  return {
    ...(signals.length === 0 ? {} : { signal: AbortSignal.any(signals) }),
    fetch: async (request) => {
      try {
        return await send(request);
      } catch (cause) {
        throw failure("unreachable", cause);
      }
    },
    // Behind the answer's head a TypeError may also be a bug of a middleware; the network's have a cause.
    failureOf: (cause) =>
      cause instanceof TypeError && cause.cause === undefined ? cause : failure("interrupted", cause),
  };
}
