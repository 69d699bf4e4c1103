import { type Header, headerOf } from "../../core/exchange.js";

/** What an answer says is left of a rate limit. */
export interface LimitState {
  /** Requests that may still be sent before the limit starts anew. */
  readonly remaining: number;
  readonly resetMs: number;
}

/** Larger numbers are seconds since 1970, not seconds from now; still larger ones are milliseconds. */
const earliestEpochSeconds = 1_000_000_000;
const earliestEpochMs = 1_000_000_000_000;

/**
 * The tightest rate limit that an answer tells of: the fields of the IETF drafts in all their versions, and the
 * `X-` fields that came before them.
 *
 * See https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/.
 */
export function limitState(headers: readonly Header[], now: Date): LimitState | undefined {
  const states = [
    ...structuredStates(headers),
    stateOf(headers, now, ["ratelimit-remaining", "ratelimit-reset"]),
    stateOf(headers, now, ["x-ratelimit-remaining", "x-ratelimit-reset"]),
    stateOf(headers, now, ["x-rate-limit-remaining", "x-rate-limit-reset"]),
  ].filter((state) => state !== undefined);
  return states.sort((a, b) => a.remaining - b.remaining || b.resetMs - a.resetMs)[0];
}

function stateOf(
  headers: readonly Header[],
  now: Date,
  [remainingName, resetName]: readonly [string, string],
): LimitState | undefined {
  const remaining = wholeNumber(headerOf(headers, remainingName));
  const resetMs = resetOf(headerOf(headers, resetName), now);
  return remaining === undefined || resetMs === undefined ? undefined : { remaining, resetMs };
}

/** Seconds from now, seconds or milliseconds since 1970, or a date. */
function resetOf(text: string | undefined, now: Date): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
  if (number === undefined) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
  }
  if (number >= earliestEpochMs) return Math.max(0, number - now.getTime());
  if (number >= earliestEpochSeconds) return Math.max(0, number * 1000 - now.getTime());
  return number * 1000;
}

/** `RateLimit: "default";r=50;t=30` with the window of `RateLimit-Policy`, or `limit=100, remaining=50, reset=30`. */
function structuredStates(headers: readonly Header[]): LimitState[] {
  const text = headerOf(headers, "ratelimit");
  if (text === undefined) return [];
  const older = parametersOf(text.replaceAll(",", ";"));
  const windows = new Map(itemsOf(headerOf(headers, "ratelimit-policy") ?? ""));
  const states = itemsOf(text).map(([name, parameters]) => ({
    remaining: parameters.get("r"),
    seconds: parameters.get("t") ?? windows.get(name)?.get("w"),
  }));
  return [...states, { remaining: older.get("remaining"), seconds: older.get("reset") }].flatMap(
    ({ remaining, seconds }) =>
      remaining === undefined || seconds === undefined ? [] : [{ remaining, resetMs: seconds * 1000 }],
  );
}

/** The items of a structured list, each with its name and its numbers. */
function itemsOf(text: string): [string, Map<string, number>][] {
  return text.split(",").map((item) => [item.split(";")[0]?.trim() ?? "", parametersOf(item)]);
}

function parametersOf(text: string): Map<string, number> {
  return new Map(
    text.split(";").flatMap((parameter) => {
      const [name = "", value] = parameter.split("=");
      const number = wholeNumber(value);
      return number === undefined ? [] : [[name.trim().toLowerCase(), number] as const];
    }),
  );
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;
}
