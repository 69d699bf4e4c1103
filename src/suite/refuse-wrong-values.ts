import { allowances } from "../engine/allowance.js";
import { caseKinds } from "../engine/case.js";
import type { SuiteRequest } from "./prepare-suite.js";
import { UsageError } from "./usage-error.js";

/** The least and the most that the numbers of a run may be. */
export const wholeNumbers = {
  seed: [-(2 ** 31), 2 ** 31 - 1],
  runs: [1, 10_000_000],
  maxRequests: [0, Number.MAX_SAFE_INTEGER],
  maxCreates: [0, Number.MAX_SAFE_INTEGER],
  stopAfter: [0, Number.MAX_SAFE_INTEGER],
  concurrency: [1, 256],
  timeoutMs: [1, 3_600_000],
} as const;

/** @throws UsageError for a value that no type keeps out, or that a program without types gave */
export function refuseWrongValues(request: SuiteRequest): void {
  for (const [name, [least, most]] of Object.entries(wholeNumbers)) {
    const value = request[name as keyof typeof wholeNumbers];
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= least && value <= most))
      refuse(name, `must be a whole number from ${least} to ${most}`, value);
  }
  const { rate, url, target, headers = [], selection = {}, allow = [] } = request;
  if (rate !== undefined && !(Number.isFinite(rate) && rate >= 0))
    refuse("rate", "must be a number, 0 or more", rate);
  if (target !== undefined && !["mock", "live"].includes(target))
    refuse("target", 'must be "mock" or "live"', target);
  if (url !== undefined) refuseWrongUrl(url);
  for (const [name] of headers)
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) refuse("headers", "must have names that HTTP allows", name);
  for (const kind of selection.kinds ?? []) refuseUnknown("selection.kinds", kind, caseKinds);
  for (const item of allow) refuseUnknown("allow", item, allowances);
  const { shard } = selection;
  if (shard === undefined) return;
  const isPart = Number.isInteger(shard.index) && Number.isInteger(shard.count) && shard.index >= 1;
  if (!isPart || shard.index > shard.count)
    refuse("selection.shard", "must have an index from 1 to its count", `${shard.index} of ${shard.count}`);
}

function refuseWrongUrl(url: string): void {
  if (!/^https?:\/\/[^/]+/i.test(url))
    refuse("url", "must be an http or https URL, such as http://127.0.0.1:9000", url);
  // Not shown: it holds a secret.
  if (/^https?:\/\/[^/]*@/i.test(url))
    throw new UsageError("url must hold no credentials: they are read from the environment.");
}

function refuseUnknown(name: string, value: string, known: readonly string[]): void {
  if (!known.includes(value)) refuse(name, `must be of: ${known.join(", ")}`, value);
}

function refuse(name: string, rule: string, value: unknown): never {
  throw new UsageError(`${name} ${rule}; it is ${JSON.stringify(value) ?? String(value)}.`);
}
