import type { DefineCommand } from "../define-command.js";
import { withVolumeOptions } from "../volume.js";

/** `assay gate`. */
export const defineGate: DefineCommand = (program, context, finish) => {
  const command = program
    .command("gate")
    .argument("[results]", "a results.json that `assay verify` wrote", ".assay/results.json");
  withVolumeOptions(command, {
    verbose: "tell every breach, however many",
    quiet: "tell only the counts and what fails",
  })
    .description(
      "weigh a run's results against known deviations, or put on record what is new; sends nothing",
    )
    .option("--baseline <results>", "compare with an earlier run: only what is new since then fails")
    .option("--adopt", "put what is new on record, in conformance/NAME/known-deviations.yaml")
    .option("--owner <name>", "who follows it up (default: the user of this machine or pipeline)")
    .option("--reason <text>", "why it is excused (default: what was found)")
    .option("--link <url>", "where it is followed up")
    .option("--expires <date>", "the last day on which it is excused (default: in 90 days)")
    .option("--case <pattern>", "put on record only what these cases found; * stands for anything")
    .option("--json", "the answer as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ assay gate                                           what of the last run is new, known, stale or expired
  $ assay gate --adopt --owner storage-team --link https://issues.example/7
  $ assay gate --adopt --case 'acme/create-thing/negative/*' --expires 2027-01-31
  $ assay gate pull-request.json --baseline main.json    only what the pull request brought`,
    )
    .action(async (file, flags) => {
      const { gate } = await import("../gate.js");
      finish(await gate(file, flags, context));
    });
};
