import type { Json } from "../../core/json.js";
import type { JsonPointer } from "../../core/json-pointer.js";
import type { SourceDocument } from "../../documents/read-document.js";
import type { Change, Reach } from "../change.js";

/** A change of a document that is no description, with what it reaches. */
export interface DataChange extends Pick<Change, "document" | "kind" | "rating" | "says" | "because"> {
  /** The document of the side where the place stands. */
  readonly source: SourceDocument;
  readonly side: "base" | "head";
  readonly place: JsonPointer;
  readonly before?: Json;
  readonly after?: Json;
  readonly reach: Reach;
}

/** A reach that touches nothing yet. */
export const noReach: Reach = { operations: [], methodsOf: [], scope: "none", promises: [], workflows: [] };
