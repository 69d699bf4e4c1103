import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findProviders } from "../documents/find-providers.js";
import { packageFolder } from "../suite/documents-folder.js";
import { runCommand } from "../testing/run-command.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-adopt-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("where there is no specs/, nothing is written into the installed package", async () => {
  const [name] = await findProviders(packageFolder());
  const results = {
    schema: "assay/results@1",
    target: "live",
    providers: [{ name, cases: [], promises: [] }],
    problems: [],
    summary: {},
  };
  const file = join(folder, "results.json");
  await writeFile(file, JSON.stringify(results));

  const { status, err } = await runCommand(["gate", file, "--adopt"], { workingFolder: folder });

  expect(status).toBe(2);
  expect(err).toContain("run this in the folder that holds specs/ and conformance/");
});
