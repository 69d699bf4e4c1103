import type { DocumentChange } from "../description/document-change.js";
import type { Use } from "../description/uses.js";
import type { EngineName, Opinion } from "./opinion.js";
import type { Rating } from "./rating.js";

/** One use of what changed, rated on its own. */
export interface RatedUse extends Use {
  readonly rating: Rating;
  readonly because: string;
}

/** Who decided on a rating. */
export type Decision =
  /** All who spoke say the same. */
  | "agreed"
  /** The direction shows that an engine is wrong. */
  | "direction"
  /** The strictest of several. */
  | "stricter"
  /** No engine spoke. */
  | "own";

/** A difference between two descriptions with its rating. */
export interface RatedChange {
  readonly change: DocumentChange;
  readonly rating: Rating;
  readonly because: string;
  readonly decidedBy: Decision;
  readonly uses: readonly RatedUse[];
  /** What each engine says, its strictest word on the place. */
  readonly engines: Readonly<Partial<Record<EngineName, Pick<Opinion, "rating" | "says" | "rule">>>>;
}
