import type { JsonPointer } from "../../core/json-pointer.js";
import type { ParameterLocation } from "../../core/request-value.js";

/**
 * What a run saw of a description. All of the description is listed, in its order, whatever was selected; only what
 * was really sent and answered counts. A reason stands beside what was not seen, where one is known: without one,
 * no case of the run tried it.
 */
export interface Coverage {
  readonly operations: readonly OperationCoverage[];
  readonly parameters: readonly ParameterCoverage[];
  readonly keywords: readonly KeywordCoverage[];
  readonly statuses: readonly StatusCoverage[];
}

/** How often requests were sent, and how many of them were answered with success (2xx). */
export interface Tried {
  readonly sent: number;
  readonly accepted: number;
  /** Why none was accepted. */
  readonly reason?: string;
}

/** One operation. Requests with other methods than its own do not count. */
export interface OperationCoverage extends Tried {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly pointer: JsonPointer;
}

/** One parameter of one operation. */
export interface ParameterCoverage {
  readonly operation: string;
  readonly name: string;
  readonly in: ParameterLocation;
  readonly pointer: JsonPointer;
  readonly required: boolean;
  /** Requests that had it. */
  readonly present: Tried;
  /** Requests without it. */
  readonly absent: Tried;
}

/** One constraint on requests. */
export interface KeywordCoverage {
  /** Where the description states it: `…/maxLength`; one member of a list where that is what is meant: `…/required/0`. */
  readonly pointer: JsonPointer;
  /** The keyword; `properties` for a member that may be left out. */
  readonly keyword: string;
  /** The operations whose requests it constrains. */
  readonly operations: readonly string[];
  /** Valid requests with it at its edge; absent where it has none. */
  readonly edge?: Tried;
  /** Requests that broke it alone, and how many of them were refused (4xx); absent where it cannot be broken. */
  readonly broken?: Broken;
}

/** How often requests that break a constraint were sent, and how many of them were refused (4xx). */
export interface Broken {
  readonly sent: number;
  readonly refused: number;
  /** Why none was sent. */
  readonly reason?: string;
}

/** One status of one operation: a documented one, or one that was answered without being documented. */
export interface StatusCoverage {
  readonly operation: string;
  /** As documented, such as `201`, `4XX` or `default`; else as answered. */
  readonly status: string;
  readonly documented: boolean;
  /** Where the description names it. */
  readonly pointer?: JsonPointer;
  /** Answers that it stands for. Those to other methods than the operation's do not count. */
  readonly seen: number;
  /** Why it was not seen. */
  readonly reason?: string;
}
