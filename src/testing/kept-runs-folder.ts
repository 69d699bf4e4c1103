import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ProviderResults, Results } from "../report/results.js";
import { madeResults } from "./made-results.js";

/** Two small providers, of whose promises some are broken. */
const made = madeResults({
  providers: ["shelf", "drawer"],
  cases: 40,
  breachEvery: 10,
  body: () => "{}",
});

/** How a run differs from the made one. */
export interface RunChange {
  /** The day of January 2026 on which it started. */
  readonly day: number;
  readonly results?: Partial<Results>;
  /** What is different about its first provider. */
  readonly shelf?: (provider: ProviderResults) => Partial<ProviderResults>;
}

/** Results of a run, as text. */
export function runText({ day, results = {}, shelf = () => ({}) }: RunChange): string {
  const [first, ...others] = made.providers;
  const providers = first === undefined ? [] : [{ ...first, ...shelf(first) }, ...others];
  const startedAt = `2026-01-${String(day).padStart(2, "0")}T10:00:00.000Z`;
  return JSON.stringify({ ...made, providers, startedAt, ...results });
}

/** A new folder that holds these files; `remove` takes it away. */
export async function folderWith(
  files: Readonly<Record<string, string>>,
): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "assay-runs-"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
