import { readFile } from "node:fs/promises";
import { isJsonObject } from "../core/json.js";
import { readCounterexample } from "../gate/load-known-deviations.js";
import { plural } from "../report/plural.js";
import { stepLines } from "../report/step-lines.js";
import { validateDocument } from "../schema/validate-document.js";
import { exitStatus } from "../suite/exit-status.js";
import { prepareSuite } from "../suite/prepare-suite.js";
import { type ReplayedCounterexample, replayCounterexampleOn } from "../suite/replay-deviation.js";
import type { CommandContext } from "./command-context.js";
import { suiteFromFlags } from "./suite-from-flags.js";
import type { VerifyFlags } from "./verify-options.js";

/** Whether a file says of itself that it is a counterexample. */
export async function isCounterexample(file: string): Promise<boolean> {
  try {
    const content: unknown = JSON.parse(await readFile(file, "utf8"));
    return isJsonObject(content) && content["schema"] === "assay/counterexample@1";
  } catch {
    return false;
  }
}

/** Sends one counterexample again and says whether the breach is still there: 1 if so, 0 if not, 3 if nobody can say. */
export async function replayCounterexample(
  file: string,
  flags: VerifyFlags,
  context: CommandContext,
): Promise<number> {
  const read = await readCounterexample(file, { validate: validateDocument });
  if (read.kind === "broken") return context.refuse(read.problems);
  const counterexample = read.value;
  const request = { ...suiteFromFlags(flags, [counterexample.provider], context), selection: {} };
  const prepared = await prepareSuite(request);
  if (prepared.kind === "broken") return context.refuse(prepared.problems);
  const options = prepared.value;
  const [provider] = options.providers;
  if (provider === undefined) return exitStatus.usage;
  const replayed = await replayCounterexampleOn(provider, counterexample, options);
  const status = statusOf(replayed);
  const { streams } = context;
  const human = flags.json === true ? streams.err : streams.out;
  human(`${counterexample.case}: ${counterexample.message}\n${answerText(replayed)}\n`);
  const shown = replayed.findings.find(({ check }) => check === counterexample.breach.check);
  if (replayed.standing === "there" && shown !== undefined) {
    for (const line of stepLines(shown)) human(`  ${line}\n`);
    if (shown.curl !== "") human(`  ${shown.curl}\n`);
  }
  if (flags.json === true)
    streams.out(
      `${JSON.stringify({ case: counterexample.case, breach: counterexample.breach, status, ...replayed }, null, 2)}\n`,
    );
  return status;
}

function statusOf({ standing }: ReplayedCounterexample): number {
  if (standing === "there") return exitStatus.broken;
  return standing === "gone" ? exitStatus.conforms : exitStatus.inconclusive;
}

function answerText({ standing, shown, of, reason, origin, requests }: ReplayedCounterexample): string {
  const sent = `${plural(requests, "request")} to ${origin}`;
  switch (standing) {
    case "there":
      return `It is still there, in each of ${plural(of, "replay")} (${sent}).`;
    case "gone":
      return `It is gone: none of ${plural(of, "replay")} shows it (${reason ?? sent}).`;
    case "flaky":
      return `It is flaky: ${shown} of ${plural(of, "replay")} show it (${sent}).`;
    case "unsettled":
      return `Nothing can be concluded: ${reason ?? "it was not replayed"}.`;
  }
}
