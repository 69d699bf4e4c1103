import type { Loaded } from "../core/problem.js";
import { diffProjects, problemIn } from "../diff/diff-projects.js";
import { workingTree } from "../diff/diff-text.js";
import { folderSide, openRevision } from "../diff/sides/open-side.js";
import { isSelected } from "../engine/case-selection.js";
import { planFor } from "../engine/plan-for.js";
import { projectOf } from "./project-of.js";
import { runOptions, type SuiteOptions } from "./run-suite.js";
import { UsageError } from "./usage-error.js";

/**
 * A run of only those cases that may end otherwise because of what changed since a revision, among those that are
 * selected anyway. A provider without such a case takes no part.
 */
export async function onlyChangedSince(
  { changedSince: revision, description }: { readonly changedSince?: string; readonly description?: string },
  options: SuiteOptions,
  { workingFolder }: { readonly workingFolder: string },
): Promise<Loaded<SuiteOptions>> {
  if (revision === undefined) return { kind: "loaded", value: options };
  if (description !== undefined)
    throw new UsageError(
      `--changed-since compares the documents of specs/, and ${description} stands alone: leave one of the two flags out. \`assay diff\` compares two descriptions.`,
    );
  const project = projectOf(workingFolder);
  if (project === undefined)
    throw new UsageError(
      `There is no specs/ in ${workingFolder}, so nothing that --changed-since can compare: run this in the folder that holds it.`,
    );
  const base = await openRevision(revision, project);
  if (base.kind === "refused") throw new UsageError(base.reason);
  const head = folderSide(workingTree, project);
  const { signal = new AbortController().signal } = options;
  try {
    const casesOf = (provider: SuiteOptions["providers"][number]) =>
      planFor(provider, runOptions({ ...options, selection: {} }, provider, signal)).cases;
    const found = await diffProjects({
      base,
      head,
      engines: "left out",
      names: options.providers.map(({ name }) => name),
      planOf: async (name) => {
        const provider = options.providers.find((one) => one.name === name);
        if (provider === undefined) return { kind: "broken", problems: [] };
        return { kind: "loaded", value: { provider, cases: casesOf(provider) } };
      },
    });
    if (found.kind === "broken")
      return { kind: "broken", problems: found.problems.map((problem) => problemIn(base, problem)) };
    const again = new Set(found.value.flatMap(({ cases }) => cases));
    const { names = [...again] } = options.selection ?? {};
    const selection = { ...options.selection, names: names.filter((name) => again.has(name)) };
    // Every shard of a run tells of the same providers.
    const { shard: _, ...unsplit } = selection;
    const providers = options.providers.filter((provider) => {
      const cases = found.value.find((diff) => diff.provider === provider.name)?.cases ?? [];
      return cases.length > 0 && casesOf(provider).some((item) => isSelected(item, unsplit));
    });
    return { kind: "loaded", value: { ...options, providers, selection } };
  } finally {
    if (base.kind === "project") await base.remove();
  }
}

/** What is said where nothing is left to run. */
export function nothingChangedText(revision: string): string {
  return `Nothing changed since ${revision} that a selected case depends on: none is run again.\n`;
}
