import type { Case } from "../engine/case.js";
import type { RunGate } from "../engine/run-gate.js";
import type { Counterexample } from "./counterexample.js";
import { judgeReplays, type ReplayVerdict } from "./judge-replays.js";
import { replayAll } from "./replay-all.js";

/** Sends one counterexample several times and weighs what comes of it. */
export async function replayBreach(
  run: Parameters<RunGate["begin"]>[0],
  item: Case,
  counterexample: Counterexample,
): Promise<ReplayVerdict> {
  const [replays = []] = await replayAll(run, [{ counterexample, item }]);
  return judgeReplays(counterexample.breach, replays);
}
