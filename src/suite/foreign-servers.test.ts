import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Provider } from "../documents/model.js";
import { collectResults } from "../report/collect-results.js";
import { type OrchardDefect, orchardToken, startOrchard } from "../testing/orchard-server.js";
import { loadForeign } from "./load-foreign.js";
import { runSuite, type SuiteOptions } from "./run-suite.js";

const folder = fileURLToPath(new URL("../testing/orchard", import.meta.url));

let orchard: Provider;
beforeAll(async () => {
  const loaded = await loadForeign("openapi.yaml", folder);
  if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems));
  [orchard] = loaded.value as [Provider];
});

/** What a live run without any set-up makes of the orchard, and what it leaves there. */
async function verified(defect?: OrchardDefect, options: Partial<SuiteOptions> = {}) {
  const server = await startOrchard(defect);
  const collector = collectResults();
  await runSuite(
    {
      providers: [orchard],
      target: "live",
      url: server.url,
      environment: { ASSAY_LOGIN: orchardToken },
      runs: 10,
      ...options,
    },
    collector.listen,
  );
  const results = collector.results();
  const cases = results.providers.flatMap((provider) => provider.cases);
  const left = server.left();
  await server.close();
  return {
    left,
    results,
    cases,
    found: cases.flatMap(({ findings }) => findings.map(({ check, operation }) => `${check} ${operation}`)),
  };
}

describe("a server of a description that nobody set up", () => {
  test("keeps to it, whatever its framework adds; nothing is left behind", async () => {
    const { cases, found, left, results } = await verified();
    console.log(
      JSON.stringify(
        cases
          .filter((c) => c.verdict !== "conforms")
          .map((c) => [
            c.name,
            c.verdict,
            c.reason,
            c.findings.map((f) => [
              f.check,
              f.message,
              f.request.method,
              f.request.url,
              f.request.body?.slice(0, 300),
              f.response?.status,
              f.response?.body?.slice(0, 200),
            ]),
          ]),
        null,
        1,
      ),
    );
    console.log(
      results.summary,
      results.providers[0]?.leftovers.slice(0, 5),
      results.providers[0]?.created,
      left,
    );
    expect(found).toEqual([]);
    expect(left).toBe(0);
  });
});
