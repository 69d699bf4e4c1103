import { expect, test } from "vitest";
import { mergeResults } from "../../src/report/merge-results.js";
import { allFindings, type Results } from "../../src/report/results.js";
import type { SuiteOptions } from "../../src/suite/run-suite.js";
import { verifyReference } from "./detect.js";
import { references } from "./references.js";

const kinds = ["example", "negative", "workflow"] as const;

/** Verdicts and breaches, in order. */
function tellingOf({ providers }: Results) {
  return providers.map(({ cases, promises }) => ({
    cases: cases.map((item) => [
      `${item.name} ${item.verdict}`,
      ...new Set(
        allFindings(item).map(({ check, constraint, promise, at }) =>
          [check, constraint, promise, at].join(" "),
        ),
      ),
    ]),
    promises: promises.map(({ id, standing }) => `${id} ${standing}`),
  }));
}

/** Each shard has a server of its own, so that nothing but the case decides on its verdict. */
test.each([["wayscloud", "attributes-string"]])(
  "%s with the defect %s is the same in three shards as in one run",
  async (name, defect) => {
    const reference = references.find((candidate) => candidate.name === name);
    if (reference === undefined) throw new Error(`there is no reference server of ${name}`);
    const options: Partial<SuiteOptions> = { runs: 3 };
    const run = async (shard?: { index: number; count: number }) => {
      const selection = shard === undefined ? { kinds } : { kinds, shard };
      return (await verifyReference(reference, { defect }, { ...options, selection })).results;
    };
    const whole = await run();
    const shards = [1, 2, 3].map((index) => ({ index, count: 3 }));
    const inputs: { file: string; results: Results }[] = [];
    for (const shard of shards) inputs.push({ file: `${shard.index}`, results: await run(shard) });
    const merged = mergeResults(inputs);
    if (merged.kind === "refused") throw new Error(merged.reasons.join("\n"));
    expect(whole.summary.violates).toBeGreaterThan(0);
    expect(tellingOf(merged.results)).toEqual(tellingOf(whole));
  },
);
