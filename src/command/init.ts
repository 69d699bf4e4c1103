import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { exitStatus } from "../suite/exit-status.js";
import { loadProviders } from "../suite/load-providers.js";
import { startProvider } from "../suite/start-provider.js";
import type { CommandContext } from "./command-context.js";

/** Flags of `assay init`. */
export interface InitFlags {
  readonly from: string;
  readonly force?: boolean;
}

/** Starts a provider in the working folder, and says how to go on. */
export async function init(name: string, flags: InitFlags, context: CommandContext): Promise<number> {
  const { streams, workingFolder } = context;
  const force = flags.force === true ? "force" : undefined;
  const started = await startProvider(workingFolder, { name, from: flags.from, force });
  if (started.kind === "broken") return context.refuse(started.problems);
  const { written, provider } = started.value;
  for (const file of written) streams.out(`${relative(workingFolder, file)}\n`);
  const loaded = await loadProviders(workingFolder, [name]);
  if (loaded.kind === "broken") {
    context.refuse(loaded.problems);
    streams.err("Mend them in the copy, which is yours now.\n");
    return exitStatus.usage;
  }
  const variables = [...provider.profile.credentials.first.values()].flatMap((parts) => [...parts.values()]);
  streams.out(
    `
Next:
${(await isDependency(workingFolder)) ? "" : "  npm install --save-dev assay       so that others run the same version\n"}  assay verify ${name}                 against its mock: green from the start
  assay promises ${name}               drafts from the description: hold them against the documentation
  assay plan ${name}                   what would be sent, and what cannot be exercised
  assay verify ${name} --url URL       a server of yours${variables.length === 0 ? "" : `, with ${variables.map(({ env }) => env).join(", ")} in the environment`}

conformance/${name}/profile.yaml is a draft; its comments say what to look over.
`,
  );
  return exitStatus.conforms;
}

/** Whether the project has assay already, or is assay itself. */
async function isDependency(folder: string): Promise<boolean> {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return false;
  try {
    const { name, dependencies, devDependencies } = JSON.parse(await readFile(file, "utf8")) as Record<
      string,
      unknown
    >;
    return (
      name === "assay" ||
      Object.keys({ ...Object(dependencies), ...Object(devDependencies) }).includes("assay")
    );
  } catch {
    return false;
  }
}
