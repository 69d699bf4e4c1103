import { pause } from "../pause.js";
import type { ScriptRun } from "./create-script.js";
import { type Answer, mayBeMissing, type Unsettled } from "./sequence.js";

/** The first wait before a request is sent once more; each next one is twice as long. */
const firstPollMs = 25;
const longestPollMs = 2_000;

/** An operation that the server may not have is not waited for any longer. */
const longestInDoubtMs = 1_500;

/** Sends until the answer is as wanted, or the time that the profile gives changes to become visible is over. */
export async function eventually(
  { runner }: ScriptRun,
  attempt: () => Promise<Answer | Unsettled>,
  isWanted: (answer: Answer) => boolean,
): Promise<Answer | Unsettled> {
  const { convergenceMs } = runner.session.provider.profile;
  let waitedMs = 0;
  for (let pollMs = firstPollMs; ; pollMs = Math.min(pollMs * 2, longestPollMs)) {
    const answer = await attempt();
    if (answer.kind !== "answer" || isWanted(answer)) return answer;
    const longestMs = mayBeMissing(answer.operation)
      ? Math.min(convergenceMs, longestInDoubtMs)
      : convergenceMs;
    const waitMs = Math.min(pollMs, longestMs - waitedMs);
    if (waitMs <= 0) return answer;
    waitedMs += waitMs;
    if (runner.session.advance === undefined) await pause(waitMs, runner.session.signal);
    else runner.session.advance(waitMs);
  }
}
