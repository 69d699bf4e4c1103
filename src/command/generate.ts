import { join } from "node:path";
import { findProviders } from "../documents/find-providers.js";
import { generate as generateFiles } from "../generate/generate.js";
import { exitStatus } from "../suite/exit-status.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";

/** Flags of `assay generate`. */
export interface GenerateFlags {
  readonly check?: boolean;
  readonly verbose?: boolean;
}

/** Writes types, clients and validators below `generated/`, or says which of them are not current. */
export async function generate(
  names: readonly string[],
  flags: GenerateFlags,
  context: CommandContext,
): Promise<number> {
  const { streams } = context;
  const check = flags.check === true;
  const known = await findProviders(context.workingFolder);
  const unknown = names.find((name) => !known.includes(name));
  if (known.length === 0)
    throw new UsageError(
      `There is no provider in ${join(context.workingFolder, "specs")}: run this in the folder that holds specs/, or start one with \`assay init NAME --from FILE\`.`,
    );
  if (unknown !== undefined)
    throw new UsageError(
      `There is no provider "${unknown}" in ${join(context.workingFolder, "specs")}. Known are: ${known.join(", ")}.`,
    );
  const done = await generateFiles({ folder: context.workingFolder, providers: names, check });
  if (done.problems.length > 0) return context.refuse(done.problems);
  for (const file of done.stale) streams.err(`${streams.errStyle.red("not current")} ${file}\n`);
  if (check && done.stale.length > 0) {
    streams.err("Run `assay generate` and commit what it writes.\n");
    return exitStatus.broken;
  }
  if (flags.verbose === true) for (const file of done.written) streams.err(`written ${file}\n`);
  streams.err(check ? "Every generated file is current.\n" : `${done.written.length} files written.\n`);
  return exitStatus.conforms;
}
