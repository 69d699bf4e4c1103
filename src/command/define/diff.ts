import { Option } from "commander";
import { ratings } from "../../diff/rating/rating.js";
import type { DefineCommand } from "../define-command.js";

/** `assay diff`. */
export const defineDiff: DefineCommand = (program, context, finish) => {
  program
    .command("diff")
    .argument("<base>", "before: a git revision, a folder with specs/, or a description file")
    .argument("[head]", "after, named likewise; the working tree by default")
    .description("what changed in the contract, rated, with the promises touched and the cases to run again")
    .option("--provider <provider...>", "only these providers; all by default")
    .addOption(
      new Option("--fail-on <rating>", "exit with 1 on changes rated this or higher")
        .choices([...[...ratings].reverse(), "none"])
        .default("major"),
    )
    .option("--json", "as JSON")
    .option("--markdown", "as Markdown, for a comment on a pull request")
    .option("--output <file>", "write the answer to a file")
    .addHelpText(
      "after",
      `
Ratings: major breaks who uses the API · minor adds to it · patch changes nothing for them. A constraint that
gets stricter breaks who sends requests; one that gets looser breaks who reads answers; what is used both ways
is rated both ways, and the stricter counts.

Exit status: 0 nothing rated as high as --fail-on · 1 something is · 2 wrong usage, an unknown revision or
broken documents

Examples:
  $ assay diff main                               since a revision, up to what is on disk
  $ assay diff v1.0.0 v1.1.0 --provider acme      between two revisions, one provider
  $ assay diff ../before ../after --fail-on none  between two folders, each with specs/ and conformance/
  $ assay diff before.yaml after.yaml --json      between two descriptions`,
    )
    .action(async (base, head, flags) => {
      const { diff } = await import("../diff.js");
      finish(await diff({ base, head }, flags, context));
    });
};
