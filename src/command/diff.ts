import { writeFile } from "node:fs/promises";
import { diffMarkdown } from "../diff/diff-markdown.js";
import { type Comparison, diffProjects, problemIn, providersOf } from "../diff/diff-projects.js";
import { diffReport } from "../diff/diff-report.js";
import { diffText, workingTree } from "../diff/diff-text.js";
import { isAtLeast, type Rating } from "../diff/rating/rating.js";
import { type DiffSide, folderSide, openSide } from "../diff/sides/open-side.js";
import { planFor } from "../engine/plan-for.js";
import { exitStatus } from "../suite/exit-status.js";
import { loadProviders } from "../suite/load-providers.js";
import { projectOf } from "../suite/project-of.js";
import { runOptions } from "../suite/run-suite.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";

/** Flags of `assay diff`. */
export interface DiffFlags {
  readonly provider?: readonly string[];
  readonly failOn: Rating | "none";
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly output?: string;
}

/** Prints what differs between two sides; fails on what is rated high enough. */
export async function diff(
  named: { readonly base: string; readonly head: string | undefined },
  flags: DiffFlags,
  context: CommandContext,
): Promise<number> {
  if (flags.json === true && flags.markdown === true)
    throw new UsageError("--json and --markdown are two forms of one answer: leave one of them out.");
  const base = await sideOf(named.base, context);
  try {
    const head = named.head === undefined ? onDisk(base, context) : await sideOf(named.head, context);
    try {
      return await print(base, head, { flags, context });
    } finally {
      if (head.kind === "project") await head.remove();
    }
  } finally {
    if (base.kind === "project") await base.remove();
  }
}

async function print(
  base: DiffSide,
  head: DiffSide,
  { flags, context }: { readonly flags: DiffFlags; readonly context: CommandContext },
): Promise<number> {
  const names = flags.provider ?? [];
  const known = await providersOf({ base, head });
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(
      `Neither side has a provider "${unknown}". There are: ${known.join(", ") || "none"}.`,
    );
  const found = await diffProjects({ base, head, names, planOf: planOf(head, context) });
  if (found.kind === "broken")
    return context.refuse(found.problems.map((problem) => problemIn(base, problemIn(head, problem))));
  const report = diffReport(base.label, head.label, found.value);
  const isPlain = flags.output !== undefined;
  const text =
    flags.json === true
      ? `${JSON.stringify(report, null, 2)}\n`
      : flags.markdown === true
        ? diffMarkdown(report)
        : diffText(report, context.streams.outStyle);
  if (isPlain) await writeFile(flags.output ?? "", text);
  else context.streams.out(text);
  const { bump } = report.summary;
  const fails = bump !== undefined && flags.failOn !== "none" && isAtLeast(bump, flags.failOn);
  return fails ? exitStatus.broken : exitStatus.conforms;
}

/** The plan of a provider on the later side, against the mock. */
function planOf(head: DiffSide, context: CommandContext): Comparison["planOf"] {
  return async (name) => {
    const loaded = await loadProviders(head.kind === "file" ? "" : head.folder, [name]);
    if (loaded.kind === "broken") return loaded;
    const [provider] = loaded.value;
    if (provider === undefined) return { kind: "broken", problems: [] };
    const options = runOptions({ providers: [provider] }, provider, context.signal);
    return { kind: "loaded", value: { provider, cases: planFor(provider, options).cases } };
  };
}

/** The later side where the user names none. */
function onDisk(base: DiffSide, { workingFolder }: CommandContext): DiffSide {
  if (base.kind === "file")
    throw new UsageError("Name the other description too: assay diff BEFORE.yaml AFTER.yaml.");
  const project = projectOf(workingFolder);
  if (project === undefined)
    throw new UsageError(
      `There is no specs/ in ${workingFolder}: run this in the folder that holds it, or name the other side too.`,
    );
  return folderSide(workingTree, project);
}

async function sideOf(named: string, { workingFolder }: CommandContext): Promise<DiffSide> {
  const project = projectOf(workingFolder);
  const opened = await openSide(named, { workingFolder, ...(project === undefined ? {} : { project }) });
  if (opened.kind === "refused") throw new UsageError(opened.reason);
  return opened;
}
