import type { RunListener } from "../engine/events.js";
import { collectResults } from "../report/collect-results.js";
import type { Results } from "../report/results.js";
import { exitStatusOf } from "./exit-status.js";
import { runSuite, type SuiteOptions } from "./run-suite.js";

/** What came of a run. */
export interface Verified {
  readonly results: Results;
  /** 0 all conform, 1 a promise is broken, 2 the documents are, 3 nothing could be concluded. */
  readonly exitStatus: number;
}

/** Runs a suite, tells the listener what happens, and gathers the results, with paths as from the folder. */
export async function verifySuite(
  options: SuiteOptions,
  listen: RunListener,
  folder: string,
): Promise<Verified> {
  const collector = collectResults(folder);
  let interrupted = false;
  await runSuite(options, (event) => {
    collector.listen(event);
    listen(event);
    if (event.kind === "run-finished") ({ interrupted } = event);
  });
  const results = collector.results();
  return { results, exitStatus: exitStatusOf(results, interrupted) };
}
