import type { DefineCommand } from "../define-command.js";
import { reportHelp } from "../report-names.js";
import { keepOption, withRunOptions, withSelectionOptions, withTargetOptions } from "../verify-options.js";

/** `assay verify`. */
export const defineVerify: DefineCommand = (program, context, finish) => {
  const command = program.command("verify").argument("[provider...]", "folders of specs/; all by default");
  withRunOptions(withSelectionOptions(withTargetOptions(command)))
    .description("run the suite against the mock, or a live server, and say which promises hold")
    .addOption(keepOption())
    .option("--json", "results on standard output, everything for people on standard error")
    .addHelpText(
      "after",
      `
Examples:
  $ assay verify                                                   all providers, against their mocks
  $ assay verify acme --target live                                the provider's own server
  $ assay verify acme --url http://127.0.0.1:9000 --seed 7         a server of yours
  $ assay verify acme --url http://{bucket}.localhost:9000         with virtual hosts
  $ assay verify acme --kind negative --case 'acme/create-thing/*' some cases only
  $ assay verify --changed-since main                              what changes since main may have broken

${reportHelp}

A live run takes credentials and bound values from the environment; a missing variable is named.
A target that is not on this machine needs --target live; its run tells its limits before anything is sent, and
what costs money is left out unless --allow billable gives leave. \`assay plan\` with the same flags tells the most that it sends.`,
    )
    .action(async (names, flags) => {
      const { verify } = await import("../verify.js");
      finish(await verify(names, flags, context));
    });
};
