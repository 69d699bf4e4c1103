import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isOutdated, readProof } from "../src/prove/proof-file.js";
import { loadProviders } from "../src/suite/load-providers.js";
import { keptProofs, scoreText, withScore } from "./score.js";

const root = fileURLToPath(new URL("..", import.meta.url));

test("README.md has the score of the proofs that are kept; `npm run score` writes it", async () => {
  const readme = await readFile(join(root, "README.md"), "utf8");
  const score = scoreText(await keptProofs(root));
  expect(readme).toContain(score);
  expect(withScore(readme, score)).toBe(readme);
});

describe("the proofs that are kept", async () => {
  const loaded = await loadProviders(root, []);
  if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems, null, 2));

  test.each(loaded.value.map((provider) => ({ name: provider.name, provider })))(
    "$name: of the faults that its documents imply, none survives, and each verified promise was seen to fail",
    async ({ name, provider }) => {
      const proof = await readProof(root, name);
      // `assay prove --write` makes it anew.
      expect(proof === undefined || isOutdated(proof, provider)).toBe(false);
      expect(proof?.survivors).toEqual([]);
      expect(proof?.neverFailed).toEqual([]);
    },
  );
});
