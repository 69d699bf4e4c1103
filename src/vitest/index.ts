import { afterAll, beforeAll, describe, test } from "vitest";
import type { CaseReport } from "../engine/events.js";
import { planFor } from "../engine/plan-for.js";
import { openProviderRun, type ProviderRun } from "../engine/provider-run.js";
import { findingText } from "../report/finding-text.js";
import { runOptions } from "../suite/run-suite.js";
import { type ConformanceOptions, loadSuite } from "./load-suite.js";

export type { Property, PropertyAnswer, PropertyTools, PropertyValues } from "./property.js";
export { property } from "./property.js";
export type { ConformanceOptions };

declare module "vitest" {
  interface TaskMeta {
    /** Promises that the case can break. */
    promises?: readonly string[];
  }
}

/**
 * Registers every case of a provider as a vitest test of its own, so that filters, watch mode,
 * `--shard` and merged reports work on them. On a live target the known deviations of a case are replayed before it.
 *
 * `ASSAY_TARGET`, `ASSAY_URL` and `ASSAY_SEED` stand in for options that are not given.
 *
 * @example
 * // conformance/acme.test.ts
 * await conformance("acme");
 */
export async function conformance(providerName: string, options: ConformanceOptions = {}): Promise<void> {
  const { providers, suite } = await loadSuite(providerName, options);
  for (const provider of providers) {
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
          await engine.gate?.begin(run, [item]);
          const report = await run.run(item);
          if (report.verdict === "skipped" && report.outcome.kind === "skipped") skip(report.outcome.reason);
          const failure = failureOf(report);
          if (failure !== undefined) throw new Error(failure);
        });
      }
    });
  }
}

/** Why a case fails its test; what a known deviation excuses does not. */
function failureOf({ outcome, verdict, remarks = [], replay }: CaseReport): string | undefined {
  switch (verdict) {
    case "violates": {
      const violations = (outcome.findings ?? []).filter(
        ({ severity, deviation }) => severity === "violation" && deviation === undefined,
      );
      return [...violations.map(findingText), ...remarks, `replay: ${replay}`].join("\n\n");
    }
    case "stale":
      return remarks.join("\n\n");
    case "inconclusive":
      return `inconclusive: ${[...("reason" in outcome ? [outcome.reason] : []), ...remarks].join("; ")}`;
    default:
      return undefined;
  }
}
