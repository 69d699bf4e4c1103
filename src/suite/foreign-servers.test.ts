import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Provider } from "../documents/model.js";
import type { CaseKind } from "../engine/case.js";
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
    found: cases.flatMap(({ findings }) => findings.map(({ check }) => check)),
  };
}

describe("a server of a description that nobody set up", () => {
  test("keeps to it, whatever its framework adds; nothing is left behind", async () => {
    const { found, left, results } = await verified(undefined, {
      selection: {
        kinds: ["positive", "negative", "credentials", "method", "workflow"],
        shard: { index: 1, count: 5 },
      },
    });
    expect(found).toEqual([]);
    expect(left).toBe(0);
    expect(results.summary).toMatchObject({ violates: 0, inconclusive: 0 });
    expect(results.providers[0]?.created).toBeGreaterThan(10);
  });

  test.each<{ what: string; defect: OrchardDefect; shows: string; kind: CaseKind }>([
    {
      what: "a member of another type",
      defect: (answer, { method }) =>
        answer.status === 200 && method === "PUT"
          ? { ...answer, body: { ...Object(answer.body), id: "seven" } }
          : answer,
      shows: "response-body",
      kind: "positive",
    },
    {
      what: "a status that is not documented",
      defect: (answer) => (answer.status === 202 ? { ...answer, status: 200 } : answer),
      shows: "documented-status",
      kind: "positive",
    },
    {
      what: "a credential that is not looked at",
      defect: (answer, { path, method }) =>
        answer.status === 401 && method === "GET" && path === "/api/trees"
          ? { status: 200, body: [] }
          : answer,
      shows: "credential-refused",
      kind: "credentials",
    },
    {
      what: "a length that is not looked at",
      defect: (answer, { method, body }) =>
        answer.status === 400 && method === "POST" && body.startsWith("text=")
          ? { status: 201, body: { id: "9b2ff3a1-6a0c-4d1e-8f5b-2a7c3d4e5f60", text: "x" } }
          : answer,
      shows: "invalid-request-refused",
      kind: "negative",
    },
    {
      what: "a tree that is not found again",
      defect: (answer, { method, path }) =>
        answer.status === 200 && method === "GET" && /\/trees\/\d+$/.test(path)
          ? { status: 404, body: { error: "gone" } }
          : answer,
      shows: "created-is-readable",
      kind: "workflow",
    },
    {
      what: "a crash on a date",
      defect: (answer, { body }) =>
        answer.status === 201 && body.includes('"on"') ? { status: 500 } : answer,
      shows: "no-server-error",
      kind: "positive",
    },
  ])("is found out: $what", async ({ defect, shows, kind }) => {
    const { found } = await verified(defect, { selection: { kinds: [kind] } });
    expect(found).toContain(shows);
  });

  test("without a credential, what needs one is skipped by the variable's name", async () => {
    const { cases, found } = await verified(undefined, {
      environment: {},
      selection: { kinds: ["positive"] },
    });
    expect(found).toEqual([]);
    expect(cases.find(({ name }) => name === "orchard/listTrees/positive")?.reason).toContain("ASSAY_LOGIN");
    expect(cases.find(({ name }) => name === "orchard/about/positive")?.verdict).toBe("conforms");
  });
});
