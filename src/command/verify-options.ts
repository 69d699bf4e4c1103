import { type Command, Option } from "commander";
import { type Allowance, allowances } from "../engine/allowance.js";
import { type CaseKind, caseKinds } from "../engine/case.js";
import type { TargetKind } from "../engine/events.js";
import { wholeNumbers } from "../suite/refuse-wrong-values.js";
import { suiteDefaults } from "../suite/suite-defaults.js";
import { allowed, decimal, headers, httpUrl, integer, oneOf, shard } from "./flag-values.js";
import { keptByDefault } from "./keep-run.js";
import { reportNames } from "./report-names.js";
import { type VolumeFlags, withVolumeOptions } from "./volume.js";

/** Flags of `verify` as the user gave them. */
export interface VerifyFlags extends VolumeFlags {
  readonly target?: TargetKind;
  /** An OpenAPI document in place of a provider. */
  readonly description?: string;
  readonly url?: string;
  readonly seed: number;
  readonly runs: number;
  readonly case?: string;
  /** Exactly these cases; `replay` takes them from a file. */
  readonly caseNames?: readonly string[];
  readonly kind?: readonly CaseKind[];
  readonly strict?: boolean;
  readonly strictDocuments?: boolean;
  readonly maxRequests?: number;
  readonly maxCreates?: number;
  readonly rate?: number;
  readonly stopAfter?: number;
  readonly concurrency: number;
  readonly timeout: number;
  readonly allow?: readonly Allowance[];
  readonly shard?: { readonly index: number; readonly count: number };
  /** A git revision: only what changed since counts. */
  readonly changedSince?: string;
  readonly out: string;
  /** How many runs are kept in `runs/` of that folder; absent: none. */
  readonly keep?: number;
  /** Absent: those that suit the place where assay runs. */
  readonly report?: readonly string[];
  readonly header?: readonly string[];
  readonly json?: boolean;
}

/** Flags that say which cases there are and where they go; shared by `verify`, `plan` and `replay`. */
export function withTargetOptions(command: Command): Command {
  return withDescriptionOption(command)
    .addOption(
      new Option("--target <target>", "what answers: our mock (default), or the provider's server").choices([
        "mock",
        "live",
      ]),
    )
    .option(
      "--url <url>",
      "a live server in place of the provider's own; may hold {bucket}, as in http://{bucket}.localhost:9000",
      httpUrl,
    )
    .option(
      "--seed <n>",
      "seed of everything that is generated",
      integer(...wholeNumbers.seed),
      suiteDefaults.seed,
    )
    .option(
      "--runs <n>",
      "generated requests for each case that explores",
      integer(...wholeNumbers.runs),
      suiteDefaults.runs,
    );
}

/** The flag that takes a description from elsewhere. */
export function withDescriptionOption(command: Command): Command {
  return command.option(
    "--description <file>",
    "any OpenAPI 3.0 or 3.1 document in place of a provider, with no set-up; credentials by --header or ASSAY_<SCHEME>",
  );
}

/** Flags that choose among the cases. */
export function withSelectionOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--allow <what>",
        "what a live run leaves out unless allowed; several with commas between them (billable: only where the target is not this machine)",
      )
        .choices([...allowances, "all"])
        .argParser(allowed),
    )
    .option("--case <pattern>", "only cases of this name, or below it; * stands for anything")
    .addOption(
      new Option("--kind <kind...>", "only cases of these kinds")
        .choices(caseKinds)
        .argParser(oneOf("kind", caseKinds)),
    )
    .option(
      "--changed-since <revision>",
      "only cases that may end otherwise because of what changed in the documents since a git revision",
    )
    .option("--shard <i/n>", "only the I-th of N parts of the cases, split by name", shard);
}

/** Flags on how much may be sent. */
export function withBudgetOptions(command: Command): Command {
  return command
    .option(
      "--max-requests <n>",
      "send no more requests than this (default: 1000 on live, any number on this machine)",
      integer(...wholeNumbers.maxRequests),
    )
    .option(
      "--max-creates <n>",
      "create no more resources than this (default: 25 on live, any number on this machine)",
      integer(...wholeNumbers.maxCreates),
    );
}

/** Flags on how to send and what to write. */
export function withRunOptions(command: Command, outDefault = ".assay"): Command {
  return withVolumeOptions(withBudgetOptions(command), {
    verbose: "tell each request, case and wait as it happens",
    quiet: "tell only what broke, and the verdict",
  })
    .option(
      "--header <name:value...>",
      "sent with every request, masked in every output; may be repeated",
      headers,
    )
    .option("--strict", "what only an example shows fails the run too")
    .option("--strict-documents", "answers that the documentation does not list fail the run too")
    .option(
      "--rate <n>",
      "requests a second; 0 is no limit (default: the provider's own limit on live, none on this machine)",
      decimal,
    )
    .option(
      "--stop-after <n>",
      "give a provider up after so many requests in a row without a good answer, 0 never (default: 20)",
      integer(0, Number.MAX_SAFE_INTEGER),
    )
    .option(
      "--concurrency <n>",
      "requests in flight at a time",
      integer(...wholeNumbers.concurrency),
      suiteDefaults.concurrency,
    )
    .option(
      "--timeout <ms>",
      "an answer that takes longer is a finding",
      integer(...wholeNumbers.timeoutMs),
      suiteDefaults.timeoutMs,
    )
    .option("--out <dir>", "where results.json and file reports go", outDefault)
    .addOption(reportOption());
}

/** How many runs are kept for `assay serve` and for the history on the page. */
export function keepOption(): Option {
  return new Option("--keep <n>", "keep the results of the newest N runs in DIR/runs; 0 keeps none")
    .argParser(integer(0, 100_000))
    .default(keptByDefault);
}

/** Which reports are made. */
export function reportOption(): Option {
  return new Option(
    "--report <name...>",
    "reports beside results.json (default: terminal; in GitHub Actions github too)",
  )
    .choices(reportNames)
    .argParser(oneOf("report", reportNames));
}
