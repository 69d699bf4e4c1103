import type { DefineCommand } from "../define-command.js";
import { reportHelp } from "../report-names.js";
import { keepOption, reportOption } from "../verify-options.js";
import { withVolumeOptions } from "../volume.js";

/** `assay report`. */
export const defineReport: DefineCommand = (program, context, finish) => {
  const command = program
    .command("report")
    .argument(
      "<results...>",
      "results.json files of one run's shards and providers, or folders that hold them",
    );
  withVolumeOptions(command, {
    verbose: "tell every case with its verdict, its time and the reason",
    quiet: "tell only what broke, and the verdict",
  })
    .description("render results again, or merge shards into the answer that one run would have given")
    .addOption(reportOption())
    .option("--out <dir>", "where the merged results.json and file reports go", ".assay/report")
    .option(
      "--history <path...>",
      "files and folders with earlier runs, for --report html (default: runs/ beside the results)",
    )
    .addOption(keepOption())
    .option("--json", "the merged results on standard output, everything for people on standard error")
    .addHelpText(
      "after",
      `
${reportHelp}

Examples:
  $ assay report .assay --report junit sarif --out .assay          the last run, in other forms
  $ assay report shard-1 shard-2 shard-3 --out merged              what three shards wrote, as one run
  $ assay report artifacts --report github                         every results.json below a folder
  $ assay report .assay --report html --history nightly            a page that tells how it was before

The exit status is that of the one run: shards that are missing, or results of different runs, are refused with 2.`,
    )
    .action(async (paths, flags) => {
      const { report } = await import("../report.js");
      finish(await report(paths, flags, context));
    });
};
