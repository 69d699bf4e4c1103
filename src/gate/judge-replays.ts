import type { Replayed } from "../engine/counterexample/replay-recipe.js";
import type { ShownFinding } from "../engine/outcome.js";
import { type Breach, breachOf, isSameBreach } from "./breach.js";

/** What the replays of a counterexample say together. */
export interface ReplayVerdict {
  readonly standing: "there" | "gone" | "flaky" | "unsettled";
  /** How often it showed, of how many replays that showed anything. */
  readonly shown: number;
  readonly of: number;
  /** Why nothing can be concluded, or why it can show nothing any more. */
  readonly reason?: string;
  /** Everything that the replays found, each breach once. */
  readonly findings: readonly ShownFinding[];
}

/**
 * Weighs several replays of one counterexample. A breach that shows each time is there; one that shows at times is
 * flaky; a replay that shows nothing for a reason of its own proves neither.
 */
export function judgeReplays(breach: Breach, replays: readonly Replayed[]): ReplayVerdict {
  const shows = ({ findings }: Replayed) =>
    findings.some((finding) => isSameBreach(breachOf(finding), breach));
  const there = replays.filter(shows);
  const gone = replays.filter((replay) => !shows(replay) && replay.doubt === undefined);
  const doubts = replays.flatMap(({ doubt }) => doubt ?? []);
  const common = { shown: there.length, of: there.length + gone.length, findings: allFindings(replays) };
  if (there.length > 0) return { standing: gone.length > 0 ? "flaky" : "there", ...common };
  const [doubt] = doubts;
  if (doubt !== undefined || gone.length === 0)
    return { standing: "unsettled", ...common, reason: doubt ?? "it was not replayed" };
  const moot = gone.find((replay) => replay.moot !== undefined)?.moot;
  return { standing: "gone", ...common, ...(moot === undefined ? {} : { reason: moot }) };
}

function allFindings(replays: readonly Replayed[]): ShownFinding[] {
  const all = replays.flatMap(({ findings }) => findings);
  return [...new Map(all.map((finding) => [JSON.stringify(breachOf(finding)), finding])).values()];
}
