import type { DefineCommand } from "../define-command.js";
import { plan } from "../plan.js";
import { withSelectionOptions, withTargetOptions } from "../verify-options.js";

/** `assay plan`. */
export const definePlan: DefineCommand = (program, context, finish) => {
  const command = program.command("plan").argument("[provider...]", "folders of specs/; all by default");
  withSelectionOptions(withTargetOptions(command))
    .description("what verify would send; sends nothing")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ assay plan acme                              each case with what it sends at most
  $ assay plan acme --kind credentials negative  of some kinds only
  $ assay plan --shard 1/4 --json                one part of four, for a machine`,
    )
    .action(async (names, flags) => finish(await plan(names, flags, context)));
};
