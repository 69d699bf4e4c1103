import type { Json } from "./json.js";

/** Where a parameter travels. `server` is a variable of the server URL, such as a bucket in a host name. */
export type ParameterLocation = "path" | "query" | "header" | "cookie" | "server";

/**
 * The content of a request as data, before it is serialised. A parameter that is absent is not sent.
 */
export interface RequestValue {
  readonly path: Readonly<Record<string, Json>>;
  readonly query: Readonly<Record<string, Json>>;
  readonly header: Readonly<Record<string, Json>>;
  readonly cookie: Readonly<Record<string, Json>>;
  readonly server: Readonly<Record<string, Json>>;
  readonly body?: RequestBodyValue;
}

/** A request body: a value that a codec writes as its media type, or bytes that go out as they are. */
export type RequestBodyValue =
  | { readonly kind: "value"; readonly mediaType: string; readonly value: Json }
  | { readonly kind: "raw"; readonly mediaType?: string; readonly bytes: Uint8Array };
