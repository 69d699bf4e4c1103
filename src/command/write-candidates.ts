import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { candidatesOf, counterexampleFileName } from "../gate/candidates.js";
import type { Results } from "../report/results.js";

/**
 * Writes a counterexample for each new breach of a live run, below the folder for results: `assay replay` sends one
 * again, `assay gate --adopt` puts all of them on record. Those of an earlier run in the same folder go.
 */
export async function writeCandidates({ target, providers }: Results, folder: string): Promise<void> {
  const below = join(folder, "counterexamples");
  const earlier = await readdir(below).catch(() => []);
  for (const name of earlier) if (name.endsWith(".json")) await rm(join(below, name));
  if (target !== "live") return;
  const taken = new Set<string>();
  for (const provider of providers)
    for (const { counterexample } of candidatesOf(provider).candidates) {
      const name = counterexampleFileName(counterexample, taken);
      taken.add(name);
      await mkdir(below, { recursive: true });
      await writeFile(join(below, name), `${JSON.stringify(counterexample, null, 2)}\n`);
    }
}
