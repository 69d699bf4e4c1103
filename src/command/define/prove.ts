import type { DefineCommand } from "../define-command.js";
import { shard } from "../flag-values.js";
import type { ProveFlags } from "../prove.js";
import { withVolumeOptions } from "../volume.js";

/** `assay prove`. */
export const defineProve: DefineCommand = (program, context, finish) => {
  const command = program.command("prove").argument("[provider...]", "folders of specs/; all by default");
  withVolumeOptions(command, {
    verbose: "tell what became of each fault as it happens",
    quiet: "tell only the score and what survives",
  })
    .description(
      "does each check fail when its promise is broken? switches every fault on in the mock in turn",
    )
    .option("--fault <name>", "only this fault, or those below the name")
    .option("--shard <i/n>", "only the I-th of N parts of the faults, split by name", shard)
    .option("--list", "list the faults and end")
    .option("--write", "keep the proof in generated/<provider>/proof.json")
    .option("--check", "fail when the proof that is kept is not current")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ assay prove                                        every fault of every provider
  $ assay prove acme --fault createThing/credentials   some faults only
  $ assay prove --shard 1/4                            one part of four
  $ assay prove --list                                 what there is to break

Exit status: 0 every fault is noticed · 1 one survives · 2 wrong usage · 3 could not conclude`,
    )
    .action(async (names, flags: ProveFlags) => {
      const { prove } = await import("../prove.js");
      finish(await prove(names, flags, context));
    });
};
