import type { DefineCommand } from "../define-command.js";

/** `assay init`. */
export const defineInit: DefineCommand = (program, context, finish) => {
  program
    .command("init")
    .argument("<name>", "what the provider is called: a folder of specs/ and of conformance/")
    .description("start a provider from an OpenAPI 3.0 or 3.1 document")
    .requiredOption("--from <file>", "the description, in YAML or JSON")
    .option("--force", "overwrite what is there")
    .addHelpText(
      "after",
      `
Examples:
  $ assay init shop --from openapi.yaml
  $ assay init shop --from ../api/openapi.json --force

Writes specs/NAME/openapi.yaml (a copy), specs/NAME/promises.yaml and conformance/NAME/profile.yaml (drafts), and
adds .assay/ to .gitignore.`,
    )
    .action(async (name, flags) => {
      const { init } = await import("../init.js");
      finish(await init(name, flags, context));
    });
};
