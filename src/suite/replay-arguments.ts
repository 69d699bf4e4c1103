import { shellQuote } from "../exchange/shell-quote.js";
import type { SuiteOptions } from "./run-suite.js";
import { suiteDefaults } from "./suite-defaults.js";

/** What a replay line must repeat to reach the same target with the same requests and the same rigour. */
export function replayArguments(
  options: Omit<SuiteOptions, "providers">,
  { description }: { readonly description?: string },
): string[] {
  const { target = "mock", url, strictness, allow = [], headers = [] } = options;
  const { runs = suiteDefaults.runs, timeoutMs = suiteDefaults.timeoutMs } = options;
  return [
    ...(description === undefined ? [] : [`--description ${shellQuote(description, [])}`]),
    ...(runs === suiteDefaults.runs ? [] : [`--runs ${runs}`]),
    ...(target === "mock" ? [] : ["--target live"]),
    ...(url === undefined ? [] : [`--url ${shellQuote(url, [])}`]),
    ...(timeoutMs === suiteDefaults.timeoutMs ? [] : [`--timeout ${timeoutMs}`]),
    ...(allow.length === 0 ? [] : [`--allow ${allow.join(",")}`]),
    ...(strictness?.warnings === true ? ["--strict"] : []),
    ...(strictness?.gaps === true ? ["--strict-documents"] : []),
    // Its value may be a secret: the reader fills it in.
    ...headers.map(([name]) => `--header ${shellQuote(`${name}: ***`, [])}`),
  ];
}
