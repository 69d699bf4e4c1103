import type { Exchange } from "../core/exchange.js";

/** Whether a request may have been carried out though nothing says so: the answer is lost, or tells of a failure. */
export function hasUnknownFate({ response, failure }: Exchange): boolean {
  if (response !== undefined) return response.status >= 500;
  return failure?.kind !== "refused" && failure?.kind !== "unresolved";
}
