import type { DefineCommand } from "../define-command.js";
import { withBudgetOptions, withSelectionOptions, withTargetOptions } from "../verify-options.js";

/** `assay plan`. */
export const definePlan: DefineCommand = (program, context, finish) => {
  const command = program.command("plan").argument("[provider...]", "folders of specs/; all by default");
  withBudgetOptions(withSelectionOptions(withTargetOptions(command)))
    .description("what verify would send; sends nothing")
    .option("--cases", "each case on a line of its own, not only workflows")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ assay plan acme                              each operation with what its cases send at most
  $ assay plan acme --target live --allow quota  what a live run would send, and what it lacks
  $ assay plan acme --max-creates 5 --cases      each case, and for which of them that suffices
  $ assay plan acme --kind credentials negative  of some kinds only
  $ assay plan --shard 1/4 --json                one part of four, for a machine`,
    )
    .action(async (names, flags) => {
      const { plan } = await import("../plan.js");
      finish(await plan(names, flags, context));
    });
};
