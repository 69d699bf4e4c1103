import { type Command, InvalidArgumentError, Option } from "commander";
import { type Allowance, allowances } from "../engine/allowance.js";
import { type CaseKind, caseKinds } from "../engine/case.js";
import type { TargetKind } from "../engine/events.js";
import { wholeNumbers } from "../suite/refuse-wrong-values.js";
import { suiteDefaults } from "../suite/run-suite.js";
import { reportNames } from "./report-names.js";

/** Flags of `verify` as the user gave them. */
export interface VerifyFlags {
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
        "quota, slow, billable or all: what a live run leaves out unless allowed (billable: only where the target is not this machine)",
      ).argParser(allowed),
    )
    .option("--case <pattern>", "only cases of this name, or below it; * stands for anything")
    .addOption(
      new Option("--kind <kind...>", `only cases of these kinds: ${caseKinds.join(", ")}`).argParser(
        oneOf("kind", caseKinds),
      ),
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
  return withBudgetOptions(command)
    .option(
      "--header <name:value...>",
      "sent with every request, masked in every output; may be repeated",
      collect,
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

/** Which reports are made. */
export function reportOption(): Option {
  return new Option(
    "--report <name...>",
    `reports beside results.json: ${reportNames.join(", ")} (default: terminal; in GitHub Actions github too)`,
  ).argParser(oneOf("report", reportNames));
}

/** Reads a whole number of a range. */
export function integer(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };
}

/** Takes one of a variadic flag's names at a time; commander hands over what came before, or the default. */
function oneOf(what: string, names: readonly string[]) {
  let given: string[] = [];
  return (text: string): string[] => {
    if (!names.includes(text))
      throw new InvalidArgumentError(
        `"${text}" is no ${what}. There are: ${names.join(", ")}. A provider's name goes before this flag.`,
      );
    given = [...given, text];
    return given;
  };
}

/** Reads an address without credentials in it. */
export function httpUrl(text: string): string {
  if (!/^https?:\/\/[^/]+/i.test(text))
    throw new InvalidArgumentError("It must be an http or https URL, such as http://127.0.0.1:9000.");
  if (/^https?:\/\/[^/]*@/i.test(text))
    throw new InvalidArgumentError("It must hold no credentials: they are read from the environment.");
  return text;
}

/** Reads a number from 0 on. */
export function decimal(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("It must be a number, 0 or more.");
  return value;
}

/** Reads `I/N`: part I of N. */
export function shard(text: string): { index: number; count: number } {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || index < 1 || index > count)
    throw new InvalidArgumentError("It must be I/N with I from 1 to N, such as 2/4.");
  return { index, count };
}

function allowed(text: string): readonly Allowance[] {
  const names = text.split(",").map((name) => name.trim());
  const known = [...allowances, "all"];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is none of: ${known.join(", ")}.`);
  return allowances.filter((allowance) => names.includes(allowance) || names.includes("all"));
}

/** Gathers headers. */
export function collect(text: string, earlier: readonly string[] | undefined): string[] {
  if (!/^[!#$%&'*+.^_`|~\w-]+\s*:/.test(text))
    throw new InvalidArgumentError('It must be "Name: value". A provider\'s name goes before this flag.');
  return [...(earlier ?? []), text];
}
