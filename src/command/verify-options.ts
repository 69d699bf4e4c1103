import { type Command, InvalidArgumentError, Option } from "commander";
import { type CaseKind, caseKinds } from "../engine/case.js";
import type { TargetKind } from "../engine/events.js";
import { suiteDefaults } from "../suite/run-suite.js";
import { reportNames } from "./report-names.js";

/** Flags of `verify` as the user gave them. */
export interface VerifyFlags {
  readonly target?: TargetKind;
  readonly url?: string;
  readonly seed: number;
  readonly runs: number;
  readonly case?: string;
  readonly kind?: readonly CaseKind[];
  readonly strict?: boolean;
  readonly strictDocuments?: boolean;
  readonly maxRequests?: number;
  readonly maxCreates?: number;
  readonly rate?: number;
  readonly concurrency: number;
  readonly timeout: number;
  readonly allow?: readonly string[];
  readonly shard?: { readonly index: number; readonly count: number };
  readonly out: string;
  readonly report: readonly string[];
  readonly header?: readonly string[];
  readonly json?: boolean;
}

/** Flags that say which cases there are and where they go; shared by `verify`, `plan` and `replay`. */
export function withTargetOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--target <target>", "what answers: our mock, or the provider's server")
        .choices(["mock", "live"])
        .default("mock"),
    )
    .option(
      "--url <url>",
      "a live server in place of the provider's own; may hold {bucket}, as in http://{bucket}.localhost:9000",
    )
    .option(
      "--seed <n>",
      "seed of everything that is generated",
      integer(-(2 ** 31), 2 ** 31 - 1),
      suiteDefaults.seed,
    )
    .option(
      "--runs <n>",
      "generated requests for each case that explores",
      integer(1, 10_000_000),
      suiteDefaults.runs,
    );
}

/** Flags that choose among the cases. */
export function withSelectionOptions(command: Command): Command {
  return command
    .option("--case <pattern>", "only cases of this name, or below it; * stands for anything")
    .addOption(new Option("--kind <kind...>", "only cases of these kinds").choices([...caseKinds]))
    .option("--shard <i/n>", "only the I-th of N parts of the cases, split by name", shard);
}

/** Flags on how to send and what to write. */
export function withRunOptions(command: Command): Command {
  return command
    .option("--header <name:value...>", "sent with every request, masked in every output", collect)
    .option("--strict", "what only an example shows fails the run too")
    .option("--strict-documents", "answers that the documentation does not list fail the run too")
    .option("--max-requests <n>", "send no more requests than this", integer(0, Number.MAX_SAFE_INTEGER))
    .option("--max-creates <n>", "create no more resources than this", integer(0, Number.MAX_SAFE_INTEGER))
    .option(
      "--rate <n>",
      "requests a second; 0 is no limit (default: the provider's own limit on live, none on this machine)",
      decimal,
    )
    .option("--concurrency <n>", "requests in flight at a time", integer(1, 256), suiteDefaults.concurrency)
    .option(
      "--timeout <ms>",
      "an answer that takes longer is a finding",
      integer(1, 3_600_000),
      suiteDefaults.timeoutMs,
    )
    .addOption(
      new Option(
        "--allow <what>",
        "on live, what is left out unless allowed: quota, slow, billable or all",
      ).argParser(allowances),
    )
    .option("--out <dir>", "where results.json and file reports go", ".assay")
    .addOption(
      new Option("--report <name...>", "further reports").choices([...reportNames]).default(["terminal"]),
    );
}

function integer(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };
}

function decimal(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("It must be a number, 0 or more.");
  return value;
}

function shard(text: string): { index: number; count: number } {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || index < 1 || index > count)
    throw new InvalidArgumentError("It must be I/N with I from 1 to N, such as 2/4.");
  return { index, count };
}

const allowed = ["quota", "slow", "billable", "all"];

function allowances(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.find((name) => !allowed.includes(name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`"${unknown}" is none of: ${allowed.join(", ")}.`);
  return names;
}

function collect(text: string, earlier: readonly string[] | undefined): string[] {
  if (!/^[!#$%&'*+.^_`|~\w-]+\s*:/.test(text)) throw new InvalidArgumentError('It must be "Name: value".');
  return [...(earlier ?? []), text];
}
