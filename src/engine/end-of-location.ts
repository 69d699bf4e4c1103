import { type Exchange, headerOf } from "../core/exchange.js";

/** A new thing's address ends in its identifier. */
export function endOfLocation({ response }: Exchange): string | undefined {
  const location = response === undefined ? undefined : headerOf(response.headers, "location");
  const last = location
    ?.split(/[?#]/)[0]
    ?.split("/")
    .findLast((segment) => segment !== "");
  if (last === undefined) return undefined;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
