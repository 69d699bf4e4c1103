import type { DefineCommand } from "../define-command.js";
import { withRunOptions, withTargetOptions } from "../verify-options.js";

/** `assay replay`. */
export const defineReplay: DefineCommand = (program, context, finish) => {
  const command = program
    .command("replay")
    .argument(
      "<case|file>",
      "a case's name, a results.json whose broken cases to run again, or a counterexample",
    );
  withRunOptions(withTargetOptions(command), ".assay/replay")
    .description("run one case again, all the broken ones of an earlier run, or a counterexample")
    .option("--json", "results on standard output")
    .addHelpText(
      "after",
      `
Examples:
  $ assay replay acme/create-thing/negative/body/name/pattern --seed 7     one case, on the mock
  $ assay replay acme/create-thing/positive --url http://127.0.0.1:9000    one case, on a server of yours
  $ assay replay .assay/results.json                                       what broke in the last run
  $ assay replay conformance/acme/counterexamples/x.json --target live     is a known deviation still there?`,
    )
    .action(async (what, flags) => {
      const { replay } = await import("../replay.js");
      finish(await replay(what, flags, context));
    });
};
