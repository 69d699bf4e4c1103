import { suiteDefaults } from "../../suite/suite-defaults.js";
import type { DefineCommand } from "../define-command.js";
import { decimal, headers, httpUrl, integer } from "../flag-values.js";

/** `assay sweep`. */
export const defineSweep: DefineCommand = (program, context, finish) => {
  program
    .command("sweep")
    .argument("[provider...]", "only what runs of these left; all by default")
    .description("delete what earlier live runs created and left, by their ledgers")
    .option("--ledger <dir>", "where the ledgers are (default: .assay/ledger of the working folder)")
    .option("--url <url>", "the server to clean up, in place of the one that the run had", httpUrl)
    .option("--header <name:value...>", "sent with every request; may be repeated", headers)
    .option("--rate <n>", "requests a second; 0 is no limit", decimal)
    .option("--timeout <ms>", "wait no longer for an answer", integer(1, 3_600_000), suiteDefaults.timeoutMs)
    .option("--dry-run", "say what the ledgers leave open, and send nothing")
    .option("--json", "what was done on standard output")
    .addHelpText(
      "after",
      `
A live run puts every request that may create something into a ledger before it sends it. What a ledger
leaves open is deleted here; what may have been created though no answer came is looked up in the
provider's list by the run's own prefix. Nothing else is touched, and a run that is still going is left
alone. Credentials come from the environment, as for verify.

Exit status: 0 nothing is left · 2 wrong usage · 3 something is left, or could not be known; it is listed with the reason

Examples:
  $ assay sweep                     everything that earlier runs left
  $ assay sweep acme --dry-run      what one provider's runs left; sends nothing`,
    )
    .action(async (names, flags) => {
      const { sweep } = await import("../sweep.js");
      finish(await sweep(names, flags, context));
    });
};
