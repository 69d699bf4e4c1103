import { afterAll, beforeAll, describe, test } from "vitest";
import type { CaseReport } from "../engine/events.js";
import { openProviderRun, type ProviderRun, planFor } from "../engine/run.js";
import { findingText } from "../report/junit.js";
import { problemText } from "../report/problem-text.js";
import { documentsFolder, loadProviders } from "../suite/load-providers.js";
import { runOptions, type SuiteOptions, suiteProblems } from "../suite/run-suite.js";

declare module "vitest" {
  interface TaskMeta {
    /** Promises that the case can break. */
    promises?: readonly string[];
  }
}

/** What a conformance test file may decide; the environment decides the rest. */
export type ConformanceOptions = Omit<SuiteOptions, "providers">;

/**
 * Registers every case of a provider as a vitest test of its own, so that filters, watch mode,
 * `--shard` and merged reports work on them.
 *
 * `ASSAY_TARGET`, `ASSAY_URL` and `ASSAY_SEED` stand in for options that are not given.
 *
 * @example
 * // conformance/acme.test.ts
 * await conformance("acme");
 */
export async function conformance(providerName: string, options: ConformanceOptions = {}): Promise<void> {
  const loaded = await loadProviders(documentsFolder(process.cwd()), [providerName]);
  if (loaded.kind === "broken") throw new Error(loaded.problems.map(problemText).join("\n"));
  const suite: SuiteOptions = {
    ...optionsFrom(process.env),
    environment: process.env,
    ...options,
    providers: loaded.value,
  };
  const missing = suiteProblems(suite);
  if (missing.length > 0) throw new Error(missing.map(problemText).join("\n"));

  for (const provider of loaded.value) {
    const engine = runOptions(suite, provider, suite.signal ?? new AbortController().signal);
    const plan = planFor(provider, engine);
    describe(`${provider.name} (${engine.target})`, () => {
      let run: ProviderRun | undefined;
      beforeAll(async () => {
        run = await openProviderRun(plan, engine);
      });
      afterAll(async () => {
        await run?.close();
      });
      for (const item of plan.cases) {
        test(item.name, { timeout: engine.timeoutMs * 10 }, async ({ task, skip }) => {
          task.meta.promises = item.promises;
          if (run === undefined) throw new Error("the target did not start");
          const report = await run.run(item);
          if (report.outcome.kind === "skipped") skip(report.outcome.reason);
          const failure = failureOf(report);
          if (failure !== undefined) throw new Error(failure);
        });
      }
    });
  }
}

function optionsFrom(environment: NodeJS.ProcessEnv): ConformanceOptions {
  const { ASSAY_TARGET: target, ASSAY_URL: url, ASSAY_SEED: seed } = environment;
  return {
    ...(target === "live" || url !== undefined ? { target: "live" as const } : {}),
    ...(url === undefined ? {} : { url }),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  };
}

function failureOf({ outcome, replay }: CaseReport): string | undefined {
  switch (outcome.kind) {
    case "failed": {
      const violations = outcome.findings.filter(({ severity }) => severity === "violation");
      return [...violations.map(findingText), `replay: ${replay}`].join("\n\n");
    }
    case "errored":
      return `inconclusive: ${outcome.reason}`;
    default:
      return undefined;
  }
}
