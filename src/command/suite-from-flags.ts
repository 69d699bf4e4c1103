import type { Header } from "../core/exchange.js";
import type { CaseSelection } from "../engine/case-selection.js";
import type { SuiteRequest } from "../suite/prepare-suite.js";
import type { CommandContext } from "./command-context.js";
import type { VerifyFlags } from "./verify-options.js";

/** The run that the flags of the command line ask for. */
export function suiteFromFlags(
  flags: VerifyFlags,
  providers: readonly string[],
  context: Pick<CommandContext, "environment" | "ledgerFolder" | "signal" | "workingFolder">,
): SuiteRequest {
  return {
    providers,
    ...(flags.description === undefined ? {} : { description: flags.description }),
    workingFolder: context.workingFolder,
    ...(flags.target === undefined ? {} : { target: flags.target }),
    ...(flags.url === undefined ? {} : { url: flags.url }),
    seed: flags.seed,
    runs: flags.runs,
    selection: selectionFromFlags(flags),
    strictness: { warnings: flags.strict === true, gaps: flags.strictDocuments === true },
    allow: flags.allow ?? [],
    headers: (flags.header ?? []).map(parseHeader),
    ...(flags.maxRequests === undefined ? {} : { maxRequests: flags.maxRequests }),
    ...(flags.maxCreates === undefined ? {} : { maxCreates: flags.maxCreates }),
    ...(flags.rate === undefined ? {} : { rate: flags.rate }),
    ...(flags.stopAfter === undefined ? {} : { stopAfter: flags.stopAfter }),
    concurrency: flags.concurrency,
    timeoutMs: flags.timeout,
    environment: context.environment,
    ledgerFolder: context.ledgerFolder,
    signal: context.signal,
  };
}

/** Which cases the flags choose. */
export function selectionFromFlags(
  flags: Pick<VerifyFlags, "case" | "caseNames" | "kind" | "shard">,
): CaseSelection {
  return {
    ...(flags.case === undefined ? {} : { pattern: flags.case }),
    ...(flags.caseNames === undefined ? {} : { names: flags.caseNames }),
    ...(flags.kind === undefined ? {} : { kinds: flags.kind }),
    ...(flags.shard === undefined ? {} : { shard: flags.shard }),
  };
}

/** Reads `Name: value`. */
export function parseHeader(text: string): Header {
  const colon = text.indexOf(":");
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}
