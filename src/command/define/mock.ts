import type { DefineCommand } from "../define-command.js";
import { port, wholeNumber } from "../flag-values.js";
import type { MockFlags } from "../mock.js";
import { withDescriptionOption } from "../verify-options.js";

/** `assay mock`. */
export const defineMock: DefineCommand = (program, context, finish) => {
  const command = program.command("mock").argument("[provider...]", "folders of specs/; all by default");
  withDescriptionOption(command)
    .description("serve the mock until Ctrl-C; prints its address and the credentials that it takes")
    .option("--port <n>", "port on 127.0.0.1 (default: any free one)", port)
    .option("--latency <ms>", "wait this long before each answer", wholeNumber)
    .option("--fault <name>", "serve with this fault on; --faults lists them")
    .option("--faults", "list the faults of each provider and end")
    .option("--json", "address and credentials, or faults, as JSON")
    .addHelpText(
      "after",
      `
Examples:
  $ assay mock acme --port 9000
  $ assay mock --description openapi.yaml --port 9000        any description, with no set-up
  $ assay mock --json                                        every provider, each on a free port
  $ assay mock acme --fault createThing/credentials/none     takes what has no credential

What is made is remembered until the mock ends; docs/mock.md says how the profile describes that. While it
serves, over its own address:
  POST /.assay/clock {"advanceMs": 60000}    moves the clock by which orders progress and names become free
  POST /.assay/reset                         forgets everything that was made`,
    )
    .action(async (names, flags: MockFlags) => {
      const { mock } = await import("../mock.js");
      finish(await mock(names, flags, context));
    });
};
