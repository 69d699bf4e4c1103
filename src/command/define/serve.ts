import { usualPort } from "../../serve/usual-port.js";
import type { DefineCommand } from "../define-command.js";
import { port } from "../flag-values.js";

/** `assay serve`. */
export const defineServe: DefineCommand = (program, context, finish) => {
  program
    .command("serve")
    .argument("[folder...]", "folders or files that hold results.json of runs (default: .assay)")
    .description("pages over the results of many runs: list, trend, comparison; on this machine only")
    .option("--port <n>", `port to listen on; 0 is any free one (default: ${usualPort}, or a free one)`, port)
    .option(
      "--host <address>",
      "listen on this address, where others may read the results (default: 127.0.0.1)",
    )
    .option("--json", "the address as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ assay serve                          the runs that assay verify kept in .assay
  $ assay serve nightly                  every results.json and kept run below a folder
  $ assay serve main pull-request        several folders, to compare their runs
  $ assay serve --port 0 --json          any free port, told to a machine

The address goes to standard output. What is new in the folders shows up by itself. What was read is kept in
FOLDER/.cache of the first folder, and made anew when it is deleted. Nothing but that is written, nothing is sent
anywhere, and other names than this machine's own are refused unless --host is given.`,
    )
    .action(async (folders, flags) => {
      const { serve } = await import("../serve.js");
      finish(await serve(folders, flags, context));
    });
};
