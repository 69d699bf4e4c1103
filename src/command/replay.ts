import { readFile } from "node:fs/promises";
import type { Results } from "../report/results.js";
import { exitStatus } from "../suite/exit-status.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";
import { verify } from "./verify.js";
import type { VerifyFlags } from "./verify-options.js";

/** Runs one case again, or every broken case of an earlier run's results. */
export async function replay(what: string, flags: VerifyFlags, context: CommandContext): Promise<number> {
  if (!what.endsWith(".json")) return replayCase(what, flags, context);
  const results = await readResults(what);
  const broken = results.providers.flatMap(({ cases }) =>
    cases.filter(({ verdict }) => verdict === "violates"),
  );
  if (broken.length === 0) {
    context.streams.err(`${what} holds no broken case; there is nothing to run again.\n`);
    return exitStatus.conforms;
  }
  const statuses: number[] = [];
  for (const { name } of broken)
    statuses.push(await replayCase(name, { ...flags, seed: results.seed }, context));
  return statuses.includes(exitStatus.broken) ? exitStatus.broken : Math.max(...statuses);
}

function replayCase(name: string, flags: VerifyFlags, context: CommandContext): Promise<number> {
  const [provider = ""] = name.split("/");
  return verify([provider], { ...flags, case: name }, context);
}

async function readResults(file: string): Promise<Results> {
  try {
    const results = JSON.parse(await readFile(file, "utf8")) as Results;
    if (results.schema === "assay/results@1") return results;
  } catch (cause) {
    throw new UsageError(
      `${file} cannot be read as results: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  }
  throw new UsageError(`${file} is no results.json of assay (its "schema" must be assay/results@1).`);
}
