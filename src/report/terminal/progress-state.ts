import type { Case } from "../../engine/case.js";
import type { RunEvent, TargetKind } from "../../engine/events.js";

/** How far a run is with one provider. */
export interface ProviderProgress {
  readonly name: string;
  readonly address: string;
  /** Which of the run's providers it is, from 1. */
  readonly place: number;
  readonly total: number;
  readonly startedAt: number;
  done: number;
  broken: number;
  open: number;
  requests: number;
  creations: number;
  /** What may still be used; `Infinity` where there is no limit. */
  left: { readonly requests: number; readonly creations: number };
  /** Requests that the cases that are done were planned to send, and those of all. */
  doneWeight: number;
  readonly weight: number;
  /** Names of the cases that run, with the time at which each began. */
  readonly running: Map<string, number>;
  waits: readonly { readonly who: string; readonly until: number }[];
}

/** How far a run is. */
export interface ProgressState {
  target: TargetKind;
  providers: readonly string[];
  place: number;
  /** The provider whose turn it is; undefined while the next is planned. */
  provider: ProviderProgress | undefined;
}

/** The state before anything happened. */
export function newProgress(): ProgressState {
  return { target: "mock", providers: [], place: 0, provider: undefined };
}

/** Takes notice of an event. */
export function follow(state: ProgressState, event: RunEvent, now: number): void {
  if (event.kind === "run-started") {
    state.target = event.target;
    state.providers = event.providers.map(({ name }) => name);
  } else if (event.kind === "provider-started") {
    state.place += 1;
    state.provider = begun(event, state.place, now);
  } else if (state.provider !== undefined) followProvider(state.provider, event, now);
}

function begun(
  { provider, address, cases, limits }: Extract<RunEvent, { kind: "provider-started" }>,
  place: number,
  now: number,
): ProviderProgress {
  return {
    name: provider.name,
    address,
    place,
    total: cases.length,
    startedAt: now,
    ...{ done: 0, broken: 0, open: 0, requests: 0, creations: 0 },
    left: { requests: limits.maxRequests, creations: limits.maxCreates },
    doneWeight: 0,
    weight: cases.reduce((sum, item) => sum + weightOf(item), 0),
    running: new Map(),
    waits: [],
  };
}

function followProvider(progress: ProviderProgress, event: RunEvent, now: number): void {
  switch (event.kind) {
    case "case-started":
      progress.running.set(event.case.name, now);
      return;
    case "case-put-off":
      progress.running.delete(event.case.name);
      return;
    case "case-finished": {
      const { case: item, verdict } = event.report;
      progress.running.delete(item.name);
      progress.done += 1;
      progress.doneWeight += weightOf(item);
      if (verdict === "violates" || verdict === "stale") progress.broken += 1;
      if (verdict === "inconclusive") progress.open += 1;
      return;
    }
    case "spent":
      progress.requests = event.requests;
      progress.creations = event.creations;
      progress.left = event.left;
      return;
    case "waiting": {
      const who = event.workflow ?? event.reason ?? "everything";
      const others = progress.waits.filter((wait) => wait.until > now && wait.who !== who);
      progress.waits = [...others, { who, until: now + event.ms }];
      return;
    }
    default:
      return;
  }
}

/** A case that sends nothing still takes a moment. */
function weightOf({ cost }: Case): number {
  return Math.max(0.1, cost.passes * cost.pass.requests);
}

/** Too little was seen to say more before so long, and before such a part. */
const leastSeen = { ms: 10_000, part: 0.1 } as const;

/**
 * How long the provider's run may still take, if its cases go on as those before; undefined where that is no more
 * than a guess: too early, or while something waits.
 */
export function remainingMs(progress: ProviderProgress, now: number): number | undefined {
  const { doneWeight, weight, startedAt, waits } = progress;
  const [elapsed, part] = [now - startedAt, doneWeight / weight];
  if (elapsed < leastSeen.ms || part < leastSeen.part || part >= 1) return undefined;
  if (waits.some(({ until }) => until > now)) return undefined;
  return (elapsed / part) * (1 - part);
}
