import type { DefineCommand } from "../define-command.js";

/** `assay promises`. */
export const definePromises: DefineCommand = (program, context, finish) => {
  program
    .command("promises")
    .argument("[provider...]", "folders of specs/; all by default")
    .description("the catalogue: every documented promise, what verifies it, how the last run went")
    .option("--out <dir>", "where the last run wrote its results", ".assay")
    .option("--contradictions", "what the documentation says against itself, seen by checks or on record")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  $ assay promises acme\n  $ assay promises --json\n  $ assay promises acme --contradictions",
    )
    .action(async (names, flags) => {
      const { promises } = await import("../promises.js");
      finish(await promises(names, flags, context));
    });
};
