import type { Json } from "../../core/json.js";
import type { JsonPointer } from "../../core/json-pointer.js";
import type { NodeKind } from "./document-grammar.js";

/** One difference between two descriptions, wherever it is used. */
export interface DocumentChange {
  readonly kind: "added" | "removed" | "changed";
  /** What holds the part that differs, such as `schema`. */
  readonly owner: NodeKind;
  /** The part, as it is called there: `maxLength`, the name of a property, a status. */
  readonly member: string;
  /** Where it stands before; absent where it was added. May lead through a `$ref`. */
  readonly base?: JsonPointer;
  /** Where it stands after; absent where it was removed. */
  readonly head?: JsonPointer;
  readonly before?: Json;
  readonly after?: Json;
  /** What makes the schema around it stricter makes the whole stricter, or looser (`not`), or nobody knows (`if`). */
  readonly polarity: Polarity;
}

/** How a part of a schema bears on the whole. */
export type Polarity = "plain" | "inverted" | "unknown";

/** Where a change stands: after it, or before where nothing is left. */
export function placeOf(change: Pick<DocumentChange, "base" | "head">): JsonPointer {
  return change.head ?? change.base ?? "";
}
