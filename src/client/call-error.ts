/** A call that cannot be made, or an answer that cannot be read. Holds nothing of what was sent or received. */
export class CallError extends Error {
  override readonly name = "CallError";

  constructor(
    /** The operation, by its `operationId`. */
    readonly operation: string,
    reason: string,
  ) {
    super(`${operation}: ${reason}`);
  }
}
