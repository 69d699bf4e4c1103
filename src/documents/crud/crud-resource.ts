import type { JsonPointer } from "../../core/json-pointer.js";
import type { Operation } from "../model.js";

/**
 * Things of one kind as a description implies them: one operation makes one, others on its own path read, change
 * and remove it, another lists them all.
 */
export interface CrudResource {
  /** Path of the collection, or the name that the profile gives. */
  readonly name: string;
  readonly create?: Operation;
  readonly read?: Operation;
  readonly updates: readonly Operation[];
  readonly remove?: Operation;
  readonly list?: Listing;
  readonly identifier: Identifier;
  /** The path parameter of the item's path; absent where the item is named elsewhere. */
  readonly parameter?: string;
}

/** Things that an operation makes. */
export type MadeResource = CrudResource & { readonly create: Operation };

/** Where the identifier of a new thing is found. */
export type Identifier =
  /** In the answer to its creation: pointers into the body, tried in order, and else the end of `Location`. */
  | { readonly kind: "answered"; readonly pointers: readonly JsonPointer[] }
  /** The request chose it. */
  | { readonly kind: "chosen"; readonly in: "path" | "server"; readonly name: string };

/** An operation that lists things. */
export interface Listing {
  readonly operation: Operation;
  /** Where in the answer the list may stand, tried in order; empty text: the answer itself. */
  readonly items: readonly JsonPointer[];
  /** Where in an item its identifier may stand, tried in order. */
  readonly ids: readonly JsonPointer[];
  readonly size?: string;
  readonly paging?: Paging;
}

/** How a listing is split into pages. */
export type Paging =
  | { readonly kind: "page"; readonly parameter: string; readonly first: number | undefined }
  | { readonly kind: "offset"; readonly parameter: string }
  | { readonly kind: "cursor"; readonly parameter: string };
