import type { DefineCommand } from "../define-command.js";
import { withVolumeOptions } from "../volume.js";

/** `assay generate`. */
export const defineGenerate: DefineCommand = (program, context, finish) => {
  const command = program.command("generate").argument("[provider...]", "folders of specs/; all by default");
  withVolumeOptions(command, { verbose: "name each file that is written" })
    .description("write types, clients and validators from specs/ to generated/")
    .option("--check", "write nothing; fail when a file is not current")
    .addHelpText(
      "after",
      "\nExamples:\n  $ assay generate          every provider\n  $ assay generate --check  are they current?",
    )
    .action(async (names, flags) => {
      // It brings the TypeScript compiler, which takes longer to load than everything else together.
      const { generate } = await import("../generate.js");
      finish(await generate(names, flags, context));
    });
};
