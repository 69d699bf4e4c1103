import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { latitude } from "../conformance/servers/latitude.js";
import { runCommand } from "../src/testing/run-command.js";
import { shown, steadyFinding, withFinding } from "./readme.js";

const root = fileURLToPath(new URL("..", import.meta.url));

test("README.md shows what the command prints; `npm run readme` writes it", async () => {
  const server = await latitude.start({ defect: shown.defect });
  const out = await mkdtemp(join(tmpdir(), "assay-readme-"));
  try {
    const words = ["verify", shown.provider, "--url", server.url, ...shown.words, "--out", out];
    const run = await runCommand(words, { environment: server.env, workingFolder: root });
    const readme = await readFile(join(root, "README.md"), "utf8");
    expect(run.status).toBe(1);
    expect(run.out).toContain("The live target breaks the documentation in 1 case");
    expect(readme).toContain(steadyFinding(run.out));
    expect(withFinding(readme, steadyFinding(run.out))).toBe(readme);
  } finally {
    await server.close();
    await rm(out, { recursive: true });
  }
});
