import type { JsonPointer } from "../core/json-pointer.js";

/** One constraint of the description that a message breaks. */
export interface BrokenConstraint {
  /**
   * The part of the message: `body`, `status`, `content-type`, or a parameter or header such as `query limit`
   * and `header x-request-id`.
   */
  readonly part: string;
  /** Where in that part; the empty pointer is all of it. */
  readonly place: JsonPointer;
  /** The JSON Schema keyword, or `documented` where the description does not list what came. */
  readonly keyword: string;
  /** What must hold, such as `must match pattern "^[a-z]+$"`. Never holds the value. */
  readonly constraint: string;
}

/**
 * A request or an answer that breaks its description, thrown where a client validates.
 *
 * Names the operation, each place and each constraint, and never a value: it may be a secret.
 */
export class ValidationError extends Error {
  override readonly name = "ValidationError";

  constructor(
    /** The operation, by its `operationId`. */
    readonly operation: string,
    readonly direction: "request" | "response",
    readonly broken: readonly BrokenConstraint[],
    /** Status of the answer, when it is the answer that breaks its description. */
    readonly status?: number,
  ) {
    super(
      `${operation}: ${subject(direction, status)} breaks its description: ${broken.map(lineOf).join("; ")}`,
    );
  }
}

function subject(direction: "request" | "response", status: number | undefined): string {
  return direction === "request" ? "the request" : `the answer ${status ?? ""}`.trim();
}

function lineOf({ part, place, constraint }: BrokenConstraint): string {
  return `${part}${place === "" ? "" : ` at ${place}`} ${constraint}`;
}
