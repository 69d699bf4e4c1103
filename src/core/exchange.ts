/** A header as sent or received: name and value, in order, repeated names kept apart. */
export type Header = readonly [name: string, value: string];

/** One HTTP request exactly as it goes on the wire. */
export interface WireRequest {
  readonly method: string;
  /** Scheme, host and port that we connect to, such as `http://127.0.0.1:9000`. */
  readonly origin: string;
  /** Raw request target: path and query, percent-encoded, never normalised. */
  readonly path: string;
  /** Includes `Host` when it differs from the origin's. `Content-Length` is left to the connection. */
  readonly headers: readonly Header[];
  readonly body?: Uint8Array;
  /** The server variables that the host name holds, such as a bucket: some signatures cover them. */
  readonly server?: Readonly<Record<string, string>>;
}

/** One HTTP response as it came; the body has had no content coding removed but those we asked for (none). */
export interface WireResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** Milliseconds from sending the request to the end of the body. */
  readonly durationMs: number;
}

/** Why no complete response came. */
export interface TransportFailure {
  readonly kind: "refused" | "unresolved" | "dropped" | "timeout" | "too-large" | "malformed" | "aborted";
  readonly message: string;
}

/** One request with its response, or with the reason why there is none. */
export interface Exchange {
  readonly request: WireRequest;
  readonly response?: WireResponse;
  readonly failure?: TransportFailure;
}

/** The value of the first header of that name, whatever its case. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1];
}
