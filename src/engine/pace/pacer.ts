import type { Exchange, WireResponse } from "../../core/exchange.js";
import { pause } from "../pause.js";
import { retryAfterMs } from "../retry-after.js";
import { type Lane, learnFrom, noteAnswer, openLane, takeStart } from "./lane.js";
import { limitState } from "./limit-fields.js";

/** Requests that only read have a limit of their own at many providers. */
export type LaneName = "reads" | "writes";

/** How fast requests may start, each 0 for no limit. */
export interface PaceLimits {
  readonly perSecond: number;
  readonly readsPerMinute: number;
  readonly writesPerMinute: number;
}

/** Spaces the requests of one provider's run: what one answer says of the limit, all that follow heed. */
export interface Pacer {
  /** Waits until the next request may start. */
  readonly enter: (name: LaneName, signal: AbortSignal) => Promise<void>;
  /** Takes note of the answer, and says whether it asks to send the same again, which `enter` then lets in in time. */
  readonly leave: (name: LaneName, exchange: Exchange, isLookedFor: boolean) => "answered" | "again";
}

/** What a pacer depends on. */
export interface PacerMeans {
  readonly limits: PaceLimits;
  readonly now: () => Date;
  /** Told of a pause that a person would notice. */
  readonly onWait: (reason: string, ms: number) => void;
  /** Whether what answers tell of their limit counts: an embedded mock makes it up. */
  readonly heedsFields: boolean;
}

/** Timers may fire so much too early. */
const earlyMs = 2;
/** A pause that a person would wonder about. */
const noticedMs = 3_000;
/** No answer's own account of its limit is waited for any longer. */
const longestMs = 60_000;
/** The first pause after a refusal that does not say how long; each next one in a row is twice as long. */
const firstBackOffMs = 500;
/** After so many such pauses in a row no further one is made: time is not what lets these requests in. */
const mostBackOffs = 4;

/** How long an answer asks to wait, and whether it says so or leaves it to us. */
interface Wait {
  readonly ms: number;
  readonly isStated: boolean;
}

/** A pacer at the limits that are known so far. */
export function createPacer({ limits, now, onWait, heedsFields }: PacerMeans): Pacer {
  const time = () => now().getTime();
  const gapMs = (count: number, periodMs: number) => (count > 0 ? periodMs / count : 0);
  const all = openLane(gapMs(limits.perSecond, 1_000), time());
  const lanes: Record<LaneName, Lane> = {
    reads: openLane(gapMs(limits.readsPerMinute, 60_000), time()),
    writes: openLane(gapMs(limits.writesPerMinute, 60_000), time()),
  };
  const distrusted = new Set<LaneName>();

  const hold = (lane: Lane, until: number, reason: string): void => {
    // What waits already takes its place anew, after the pause.
    lane.nextAt = Math.max(until, lane.pausedUntil);
    if (until <= lane.pausedUntil) return;
    const isNew = lane.pausedUntil <= time();
    lane.pausedUntil = until;
    if (isNew && until - time() >= noticedMs) onWait(reason, until - time());
  };
  const heedRefusal = (name: LaneName, status: number, { ms, isStated }: Wait): void => {
    const until = time() + ms;
    // Of requests that were in flight together the first refusal tells everything.
    if (all.pausedUntil <= time()) {
      if (isStated) learnFrom(lanes[name], until);
      else lanes[name].backOffs += 1;
    }
    hold(all, until, `the server asks to wait (${status})`);
  };
  const heedFields = (name: LaneName, response: WireResponse): void => {
    const state = limitState(response.headers, now());
    const lane = lanes[name];
    if (state === undefined || distrusted.has(name) || state.remaining > lane.inFlight) return;
    if (state.resetMs <= 0 || state.resetMs > longestMs) return;
    // Nothing was left right after a pause: what these fields tell is not how many more there may be.
    if (lane.pausedUntil > 0 && lane.pausedUntil <= time() && lane.answered <= 1) {
      distrusted.add(name);
      return;
    }
    lane.answered = 0;
    lane.since = time() + state.resetMs;
    hold(lane, time() + state.resetMs, `the server's limit of ${name} is used up`);
  };
  const waitOf = (lane: Lane, response: WireResponse): Wait | undefined => {
    const stated = retryAfterMs(response, now());
    if (stated !== undefined) return { ms: stated, isStated: true };
    if (response.status !== 429) return undefined;
    if (response.headers.some(([field]) => field.toLowerCase() === "retry-after")) return undefined;
    const reset = limitState(response.headers, now())?.resetMs;
    if (reset !== undefined) return reset <= longestMs ? { ms: reset, isStated: true } : undefined;
    if (!heedsFields || lane.backOffs >= mostBackOffs) return undefined;
    return { ms: firstBackOffMs * 2 ** lane.backOffs, isStated: false };
  };
  const startOf = (lane: Lane, signal: AbortSignal): Promise<void> => {
    const at = Math.max(time(), lane.nextAt, lane.pausedUntil);
    takeStart(lane, at);
    return pause(at - time(), signal);
  };
  return {
    enter: async (name, signal) => {
      const lane = lanes[name];
      do {
        await startOf(lane, signal);
        await startOf(all, signal);
      } while (!signal.aborted && Math.max(all.pausedUntil, lane.pausedUntil) > time() + earlyMs);
      lane.inFlight += 1;
    },
    leave: (name, { response }, isLookedFor) => {
      const lane = lanes[name];
      lane.inFlight -= 1;
      if (response === undefined) return "answered";
      const wait = isLookedFor ? undefined : waitOf(lane, response);
      if (wait !== undefined) {
        heedRefusal(name, response.status, wait);
        return "again";
      }
      if (response.status !== 429) lane.backOffs = 0;
      noteAnswer(lane);
      if (heedsFields) heedFields(name, response);
      return "answered";
    },
  };
}
