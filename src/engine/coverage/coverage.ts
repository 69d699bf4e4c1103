import type { JsonPointer } from "../../core/json-pointer.js";
import type { ParameterLocation } from "../../core/request-value.js";

/**
 * What a run saw of a description. Only what was really sent and answered counts; what stayed unseen has the reason
 * beside it, where one is known.
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
}

/** One operation. */
export interface OperationCoverage extends Tried {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly pointer: JsonPointer;
  /** Why it was never sent, or never accepted. */
  readonly reason?: string;
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
  /** Why no request with it, or without an optional one, was accepted. */
  readonly reason?: string;
}

/** One constraint that a schema puts on requests. */
export interface KeywordCoverage {
  /** The keyword, or its part, in the description: `…/maxLength`, `…/required/0`, `…/enum/2`. */
  readonly pointer: JsonPointer;
  readonly keyword: string;
  /** The operations whose requests it constrains. */
  readonly operations: readonly string[];
  /** Valid requests with it at its edge, and how many were accepted; absent where it has no edge. */
  readonly edge?: Tried;
  /** Requests that broke it alone, and how many were refused (4xx); absent where nothing can break it alone. */
  readonly broken?: { readonly sent: number; readonly refused: number };
  /** Why not both were seen. */
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
}
