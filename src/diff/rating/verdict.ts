import type { Direction } from "../description/uses.js";
import type { Rating } from "./rating.js";
import type { Relation } from "./relation.js";

/** A rating with its reason. */
export interface Verdict {
  readonly rating: Rating;
  /** Half a sentence. */
  readonly because: string;
}

/**
 * What a change of the values that are taken, or given, means: fewer are breaking for who sends, more for who
 * receives.
 */
export function verdictOn(relation: Relation, direction: Direction): Verdict {
  const isRequest = direction === "request";
  switch (relation) {
    case "same":
      return { rating: "patch", because: "the same values are valid as before" };
    case "narrower":
      return isRequest
        ? { rating: "major", because: "requests that were valid are not any more" }
        : { rating: "minor", because: "answers promise more than before" };
    case "wider":
      return isRequest
        ? { rating: "minor", because: "all requests that were valid still are" }
        : { rating: "major", because: "answers may hold what they could not before" };
    case "other":
      return isRequest
        ? { rating: "major", because: "requests that were valid may not be any more" }
        : { rating: "major", because: "answers may not be what they were before" };
  }
}
