import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Header } from "../core/exchange.js";
import type { Provider } from "../documents/model.js";
import type { ResourceTally } from "../engine/events.js";
import { planFor } from "../engine/plan-for.js";
import { sweepProvider } from "../engine/sweep-provider.js";
import { findLedgers } from "../ledger/find-ledgers.js";
import { lockLedger } from "../ledger/ledger-lock.js";
import { continueLedger } from "../ledger/open-ledger.js";
import { openEntries, type ReadLedger, readLedger } from "../ledger/read-ledger.js";
import { lackForSweep } from "./lack-for-sweep.js";
import { loadForLedger } from "./load-for-ledger.js";
import { runOptions } from "./run-suite.js";

/** What a user decides about a sweep. */
export interface SweepOptions {
  readonly folder: string;
  /** Only ledgers of these providers; all when empty. */
  readonly providers: readonly string[];
  /** In place of the address that the run had. */
  readonly url?: string;
  readonly headers: readonly Header[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly rate?: number;
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
}

/** One ledger that something may be left of, with what the sweep will do or has done. */
export interface SweptLedger {
  readonly run: string;
  readonly provider: string;
  readonly address: string;
  readonly startedAt: string;
  readonly file: string;
  /** `running` and `locked` ledgers are left alone. */
  readonly state: "open" | "running" | "locked" | "swept";
  /** Of how many requests something may be left, before the sweep. */
  readonly open: { readonly created: number; readonly unknown: number };
  readonly deleted: number;
  readonly left: ResourceTally["left"];
}

/** Ledgers of the chosen providers that something may be left of; nothing is sent. */
export async function ledgersToSweep({ folder, providers }: SweepOptions): Promise<SweptLedger[]> {
  const found = await findLedgers(folder, new Date());
  return found.flatMap((one): SweptLedger[] => {
    if (one.kind === "settled") return [];
    const { provider } = one.ledger.header;
    return providers.length > 0 && !providers.includes(provider) ? [] : [announced(one.ledger, one.kind)];
  });
}

/** Deletes what one ledger leaves open, and says what came of it. */
export async function sweepLedger(ledger: SweptLedger, options: SweepOptions): Promise<SweptLedger> {
  if (ledger.state !== "open") return ledger;
  const release = await lockLedger(ledger.file, new Date());
  if (release === undefined) return { ...ledger, state: "locked" };
  try {
    const read = await readLedger(ledger.file);
    if (read === undefined) return { ...ledger, state: "swept" };
    const { deleted, left } = await sweepRead(read, options);
    return { ...ledger, state: "swept", deleted, left };
  } finally {
    await release();
  }
}

/** Removes the files of ledgers that nothing is left of. */
export async function dropSettledLedgers(folder: string): Promise<void> {
  for (const found of await findLedgers(folder, new Date()))
    if (found.kind === "settled") await rm(found.file, { force: true });
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((one) => one.endsWith(".lock")))
    if (!names.includes(name.replace(/\.lock$/, ".jsonl"))) await rm(join(folder, name), { force: true });
}

async function sweepRead(
  read: ReadLedger,
  options: SweepOptions,
): Promise<Pick<ResourceTally, "deleted" | "left">> {
  const { header } = read;
  const loaded = await loadForLedger(header);
  if (typeof loaded === "string") return { deleted: 0, left: leftOf(read, loaded) };
  const url = options.url ?? header.url;
  const lack = lackForSweep(loaded, options.environment);
  if (lack !== undefined) return { deleted: 0, left: leftOf(read, lack) };
  const engine = {
    ...optionsFor(loaded, { ...options, ...(url === undefined ? {} : { url }) }),
    run: header.run,
  };
  const last = Math.max(0, ...read.entries.map(({ entry }) => entry));
  const ledger = continueLedger(read.file, { last, open: openEntries(read), now: () => new Date() });
  return sweepProvider(planFor(loaded, engine), engine, { ledger, entries: read.entries, seen: read.seen });
}

function optionsFor(provider: Provider, options: SweepOptions) {
  const { url, headers, environment, rate, timeoutMs, signal } = options;
  return runOptions(
    {
      providers: [provider],
      target: "live",
      headers,
      environment,
      ...(url === undefined ? {} : { url }),
      ...(rate === undefined ? {} : { rate }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
    },
    provider,
    signal,
  );
}

function announced(ledger: ReadLedger, kind: "open" | "running"): SweptLedger {
  const { run, provider, url, startedAt } = ledger.header;
  const open = openEntries(ledger);
  const created = open.filter(({ made }) => made !== undefined).length;
  return {
    run,
    provider,
    address: url ?? "the provider's own servers",
    startedAt,
    file: ledger.file,
    state: kind,
    open: { created, unknown: open.length - created },
    deleted: 0,
    left: [],
  };
}

/** Everything that a ledger leaves open, left for one reason. */
export function leftOf(ledger: ReadLedger, reason: string): ResourceTally["left"] {
  return openEntries(ledger).map(({ intent, made }) => ({
    resource: intent.resource ?? intent.operation,
    id: String(made?.id ?? intent.chosen ?? intent.names[0] ?? "unknown"),
    reason,
  }));
}
