import { mkdir, utimes } from "node:fs/promises";
import { join } from "node:path";
import { type Fate, isSettled, type Ledger } from "../engine/ledger.js";
import { type DurableLines, openDurableLines } from "./durable-lines.js";
import { type LedgerHeader, ledgerFormat } from "./ledger-header.js";
import { ownIdentity } from "./run-identity.js";

/** So often a run touches its ledger, for those who cannot see its process. */
const heartbeatMs = 10_000;

/** What a run tells of itself when it opens its ledger. */
export type LedgerStart = Pick<LedgerHeader, "run" | "provider" | "documents" | "url"> & {
  /** Where ledgers are kept. */
  readonly folder: string;
  readonly now: () => Date;
};

/** Opens the ledger of a run. There is no file before the first entry: a run that creates nothing leaves none. */
export function openLedger({ folder, now, ...told }: LedgerStart): Ledger {
  const file = join(folder, `${told.run}.jsonl`);
  const begin = async (): Promise<DurableLines> => {
    await mkdir(folder, { recursive: true });
    const lines = await openDurableLines(file);
    const header: LedgerHeader = {
      ledger: ledgerFormat,
      ...told,
      startedAt: now().toISOString(),
      process: ownIdentity(),
    };
    await lines.add(JSON.stringify(header));
    return lines;
  };
  return writeTo({ file, now, begin, fates: new Map() });
}

/** Goes on with the ledger of a run that has ended; what was open in it stays so until it is noted otherwise. */
export function continueLedger(
  file: string,
  {
    last,
    open,
    now,
  }: {
    readonly last: number;
    readonly open: readonly { readonly entry: number }[];
    readonly now: () => Date;
  },
): Ledger {
  const fates = new Map(open.map(({ entry }): [number, undefined] => [entry, undefined]));
  return writeTo({ file, now, begin: () => openDurableLines(file), fates, last });
}

interface Writing {
  readonly file: string;
  readonly now: () => Date;
  readonly begin: () => Promise<DurableLines>;
  readonly fates: Map<number, Fate | undefined>;
  /** The number of the last entry that there is. */
  readonly last?: number;
}

function writeTo({ file, now, begin, fates, last = 0 }: Writing): Ledger {
  let count = last;
  let opened: Promise<DurableLines> | undefined;
  let heartbeat: NodeJS.Timeout | undefined;

  const openOnce = async (): Promise<DurableLines> => {
    const lines = await begin();
    heartbeat = setInterval(() => void utimes(file, now(), now()).catch(() => undefined), heartbeatMs);
    heartbeat.unref();
    return lines;
  };
  const add = async (line: object): Promise<void> => {
    opened ??= openOnce();
    await (await opened).add(JSON.stringify({ ...line, at: now().toISOString() }));
  };
  return {
    intend: async (intends) => {
      count += 1;
      const entry = count;
      fates.set(entry, undefined);
      await add({ entry, intends });
      return entry;
    },
    note: (entry, fate) => {
      fates.set(entry, fate);
      // What is lost of it is looked up again by the intent.
      void add({ entry, fate }).catch(() => undefined);
    },
    noteSeen: (before) => {
      void add({ before }).catch(() => undefined);
    },
    close: async () => {
      if (opened === undefined) return;
      clearInterval(heartbeat);
      const open = [...fates.values()].filter((fate) => !isSettled(fate)).length;
      await add({ closed: { open } });
      await (await opened).close();
    },
  };
}
