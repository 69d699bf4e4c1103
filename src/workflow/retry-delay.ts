import { headerOf } from "../core/exchange.js";
import type { StepMessage } from "./ports.js";

/** Milliseconds to wait before a retry: as the answer's `Retry-After` says, or else as the action does. */
export function retryDelayMs(retryAfterMs: number, message: StepMessage | undefined): number {
  const headers = message?.response.headers ?? [];
  const stated = headerOf(headers, "Retry-After");
  if (stated === undefined) return retryAfterMs;
  if (/^\d+$/.test(stated)) return Number(stated) * 1000;
  // A date is meant by the clock of the server, which the answer tells too.
  const delay = Date.parse(stated) - Date.parse(headerOf(headers, "Date") ?? "");
  return Number.isFinite(delay) ? Math.max(0, delay) : retryAfterMs;
}
