import { join } from "node:path";
import type { Theme } from "../core/theme.js";
import type { DocumentedPromise } from "../documents/promise.js";
import { type ProofFile, readProof } from "../prove/proof-file.js";
import { plural } from "../report/plural.js";
import { promiseTheme } from "../report/promise-theme.js";
import { documentsFolder } from "../suite/documents-folder.js";
import { exitStatus } from "../suite/exit-status.js";
import { loadProviders } from "../suite/load-providers.js";
import type { CommandContext } from "./command-context.js";
import { contradictionsJson, contradictionsText } from "./contradictions.js";
import { readResults } from "./read-results.js";

/** Flags of `assay promises`. */
export interface PromisesFlags {
  readonly out: string;
  readonly json?: boolean;
  readonly contradictions?: boolean;
}

/** A promise as `assay promises` prints it. */
interface ListedPromise extends DocumentedPromise {
  readonly provider: string;
  /** What it is about, by the catalogue or else by what verifies it. */
  readonly theme: Theme;
  /** How it stood in the last run; absent where that run did not look. */
  readonly lastRun?: string;
  /** How many faults were seen to break it, and some of them; absent where nothing verifies it or was proved. */
  readonly seenToFail?: ProofFile["promises"][string];
}

/** Prints the catalogue, with what verifies each promise and how the last run went. */
export async function promises(
  names: readonly string[],
  flags: PromisesFlags,
  context: CommandContext,
): Promise<number> {
  const loaded = await loadProviders(documentsFolder(context.workingFolder), names);
  if (loaded.kind === "broken") return context.refuse(loaded.problems);
  if (flags.contradictions === true) {
    const print = flags.json === true ? contradictionsJson : contradictionsText;
    context.streams.out(print(loaded.value));
    return exitStatus.conforms;
  }
  const last = await lastStandings(join(flags.out, "results.json"));
  const folder = documentsFolder(context.workingFolder);
  const proofs = await Promise.all(loaded.value.map(({ name }) => readProof(folder, name)));
  const listed = loaded.value.flatMap((provider, index) =>
    provider.promises.map((promise): ListedPromise => {
      const lastRun = last.get(promise.id);
      const seen = proofs[index]?.promises[promise.id];
      return {
        provider: provider.name,
        ...promise,
        theme: promiseTheme(promise),
        ...(lastRun === undefined ? {} : { lastRun }),
        ...(seen === undefined ? {} : { seenToFail: seen }),
      };
    }),
  );
  context.streams.out(
    flags.json === true
      ? `${JSON.stringify({ promises: listed }, null, 2)}\n`
      : `${listed.flatMap(promiseLines).join("\n")}\n`,
  );
  return exitStatus.conforms;
}

async function lastStandings(file: string): Promise<Map<string, string>> {
  try {
    const results = await readResults(file);
    const where = results.target === "mock" ? " on the mock" : " live";
    const suffix =
      results.shard === undefined
        ? where
        : `${where}, in shard ${results.shard.index} of ${results.shard.count} alone`;
    return new Map(
      results.providers.flatMap((provider) =>
        provider.promises.map(({ id, standing }) => [id, standing + suffix] as const),
      ),
    );
  } catch {
    // No run yet, or not one of ours: the catalogue stands without it.
    return new Map();
  }
}

/** Which faults were seen to break a promise. */
function seenLine({ faults, such }: NonNullable<ListedPromise["seenToFail"]>): string {
  const others = faults - such.length;
  if (faults === 0) return "    not seen to fail by any fault";
  return `    seen to fail by ${such.join(", ")}${others > 0 ? ` and ${plural(others, "other fault")}` : ""}`;
}

function promiseLines(promise: ListedPromise): string[] {
  const {
    id,
    theme,
    strength,
    source,
    contradictedBy,
    exchanges,
    workflows,
    unverifiable,
    needsWorkflow,
    lastRun,
  } = promise;
  return [
    `${id}  ${promise.promises}`,
    `    ${theme}; ${strength} in ${source.document}, ${source.at}${lastRun === undefined ? "" : `; last run: ${lastRun}`}`,
    ...exchanges.map(({ operation, check, at }) => `    verified by ${check} on ${operation} at ${at}`),
    ...workflows.map((workflow) => `    verified by workflow ${workflow}`),
    ...(promise.seenToFail === undefined ? [] : [seenLine(promise.seenToFail)]),
    ...(needsWorkflow === undefined ? [] : [`    needs several exchanges: ${needsWorkflow}`]),
    ...(unverifiable === undefined ? [] : [`    unverifiable: ${unverifiable}`]),
    ...contradictedBy.map((other) => `    contradicted by ${other.source}: ${other.says}`),
  ];
}
