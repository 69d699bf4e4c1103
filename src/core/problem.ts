import type { JsonPointer } from "./json-pointer.js";

/** Something wrong with our own input documents, or with what the user configured: never a fault of the API. */
export interface Problem {
  /** The document, as a path that the user can open; or the name of an environment variable or option. */
  readonly document: string;
  /** Where in the document, when it has a structure. */
  readonly pointer?: JsonPointer;
  /** One-based, when known. */
  readonly line?: number;
  readonly column?: number;
  /** What is wrong and what to do next, in one sentence. */
  readonly message: string;
}

/** Either a value or every problem that stood in its way. */
export type Loaded<T> =
  | { readonly kind: "loaded"; readonly value: T }
  | { readonly kind: "broken"; readonly problems: readonly Problem[] };
