import { headerOf, type WireResponse } from "../core/exchange.js";

/** Longer than this is no pause but a refusal. */
const longestMs = 60_000;

/**
 * How long a 429 or 503 asks us to wait, in milliseconds; undefined where it does not say, or asks for too long.
 *
 * Seconds or a date, see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after.
 */
export function retryAfterMs(response: WireResponse, now: Date): number | undefined {
  if (response.status !== 429 && response.status !== 503) return undefined;
  const text = headerOf(response.headers, "retry-after")?.trim();
  if (text === undefined || text === "") return undefined;
  const waitMs = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  return Number.isFinite(waitMs) && waitMs <= longestMs ? Math.max(0, waitMs) : undefined;
}
