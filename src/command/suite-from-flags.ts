import type { Header } from "../core/exchange.js";
import type { Provider } from "../documents/model.js";
import type { CaseSelection } from "../engine/case-selection.js";
import { shellQuote } from "../exchange/shell-quote.js";
import { type SuiteOptions, suiteDefaults } from "../suite/run-suite.js";
import { UsageError } from "../suite/usage-error.js";
import type { VerifyFlags } from "./verify-options.js";

/** The options of a run from the flags of the command line. */
export function suiteFromFlags(
  flags: VerifyFlags,
  providers: readonly Provider[],
  context: {
    readonly environment: Readonly<Record<string, string | undefined>>;
    readonly signal: AbortSignal;
  },
): SuiteOptions {
  const target = flags.url === undefined ? (flags.target ?? "mock") : "live";
  if (flags.url !== undefined && flags.target === "mock")
    throw new UsageError("--url names a live server, --target mock our own: leave one of them out.");
  if (flags.url !== undefined && providers.length > 1)
    throw new UsageError(
      "--url stands for one provider's server: name that provider, as in: assay verify NAME --url URL.",
    );
  return {
    providers,
    target,
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
    concurrency: flags.concurrency,
    timeoutMs: flags.timeout,
    environment: context.environment,
    signal: context.signal,
    replayArguments: replayArguments(flags, target),
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

function parseHeader(text: string): Header {
  const colon = text.indexOf(":");
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

/** What a replay line must repeat to reach the same target with the same requests and the same rigour. */
function replayArguments(flags: VerifyFlags, target: string): string[] {
  const { description, url, runs, timeout, strict, strictDocuments, allow = [], header = [] } = flags;
  return [
    ...(description === undefined ? [] : [`--description ${shellQuote(description, [])}`]),
    ...(runs === suiteDefaults.runs ? [] : [`--runs ${runs}`]),
    ...(target === "mock" ? [] : ["--target live"]),
    ...(url === undefined ? [] : [`--url ${shellQuote(url, [])}`]),
    ...(timeout === suiteDefaults.timeoutMs ? [] : [`--timeout ${timeout}`]),
    ...(allow.length === 0 ? [] : [`--allow ${allow.join(",")}`]),
    ...(strict === true ? ["--strict"] : []),
    ...(strictDocuments === true ? ["--strict-documents"] : []),
    // Its value may be a secret: the reader fills it in.
    ...header.map((text) => `--header ${shellQuote(`${parseHeader(text)[0]}: ***`, [])}`),
  ];
}
