import type { Exchange } from "../core/exchange.js";
import type { Operation } from "../documents/model.js";
import type { Session } from "./session.js";

/** A refusal for want of a credential that we do not have shows nothing of the request. */
export function lackShown(
  { authority }: Pick<Session, "authority">,
  operation: Operation,
  { response }: Exchange,
): string | undefined {
  if (response?.status !== 401 && response?.status !== 403) return undefined;
  const lack = authority.lackOf(operation);
  return lack === undefined ? undefined : `refused with ${response.status}: ${lack}`;
}
