import type { Json } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { Decision, RatedChange, RatedUse } from "./rating/rated-change.js";
import type { Rating } from "./rating/rating.js";

/** Which of a provider's documents differs. */
export type ChangedDocument = "description" | "promises" | "workflow" | "profile" | "provider";

/** One difference between a provider before and after, as it is reported. */
export interface Change {
  readonly provider: string;
  readonly document: ChangedDocument;
  readonly kind: "added" | "removed" | "changed";
  readonly rating: Rating;
  /** One sentence. */
  readonly says: string;
  /** Half a sentence. */
  readonly because: string;
  readonly decidedBy: Decision;
  /** The document that holds the place, below its project's folder. */
  readonly file: string;
  /** Where it stands after; before, where it is gone. */
  readonly place: JsonPointer;
  /** One-based, in `file` as it stands on the side of the place. */
  readonly line?: number;
  readonly column?: number;
  readonly before?: Json;
  readonly after?: Json;
  /** The operations that it takes part in; empty where it is in none. */
  readonly uses: readonly RatedUse[];
  readonly engines: RatedChange["engines"];
  /** Ids of promises whose evidence it touches. */
  readonly promises: readonly string[];
  /** Names of cases that may end otherwise because of it. */
  readonly cases: readonly string[];
}

/** What a change touches, before its promises and cases are known. */
export interface Reach {
  /** Ids of operations, as they are called after. */
  readonly operations: readonly string[];
  /** Operations of which only refused methods may end otherwise. */
  readonly methodsOf: readonly string[];
  /** `documents` where nothing that is sent changes, `examples` where only documented requests do. */
  readonly scope: "documents" | "examples" | "all" | "none";
  readonly promises: readonly string[];
  readonly workflows: readonly string[];
  /** Every case of the provider. */
  readonly everything?: boolean;
}
