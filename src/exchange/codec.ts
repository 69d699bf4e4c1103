import type { Json } from "../core/json.js";
import type { SchemaAt } from "../documents/model.js";

/** What a codec made of bytes. */
export type Decoded =
  | {
      readonly kind: "value";
      readonly value: Json;
      /** What the value no longer shows, such as a name that stood there twice. */
      readonly notes?: readonly string[];
    }
  /** Not well-formed in this format. */
  | { readonly kind: "malformed"; readonly reason: string }
  /** Well-formed, but another document than the schema describes: an unexpected root element or namespace. */
  | {
      readonly kind: "foreign";
      readonly reason: string;
      /** What it says nevertheless, where only its namespace is another. */
      readonly value?: Json;
    };

/** Writes data as one media type and reads it back. */
export interface Codec {
  /**
   * The bytes of a value.
   *
   * @throws {UnwritableValue} when the format has no way to express it.
   */
  write(value: Json, schema?: SchemaAt): Uint8Array;
  /** Reads bytes back, by the schema where the format itself knows only text. Never throws. */
  read(bytes: Uint8Array, schema?: SchemaAt): Decoded;
}

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true });

/** Encodes text as UTF-8. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Decodes UTF-8, without a byte order mark, or gives `undefined` when the bytes are none. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return undefined;
  }
}
