import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { groupedBy } from "../core/grouped-by.js";
import { findLedgers } from "../ledger/find-ledgers.js";
import { openEntries, parseLedger, type ReadLedger } from "../ledger/read-ledger.js";
import { isThisProcess } from "../ledger/run-identity.js";

/** More identifiers of one resource than this are counted, not told. */
const mostTold = 5;

/**
 * What the runs of this process have open by their ledgers, one line for each resource.
 *
 * It waits for nothing: whoever asks is about to end the process.
 */
export function leftByThisProcess(folder: string): string[] {
  return ledgersIn(folder)
    .filter(({ header, isClosed }) => isThisProcess(header.process) && !isClosed)
    .flatMap(leftLines);
}

/** One sentence where runs that have ended left something open in a folder of ledgers. */
export async function leftByEarlierRuns(folder: string): Promise<string | undefined> {
  const found = await findLedgers(folder, new Date());
  const open = found.flatMap((one) => (one.kind === "open" ? [one.ledger] : []));
  if (open.length === 0) return undefined;
  const count = open.flatMap(openEntries).length;
  const what = `${count === 1 ? "1 thing" : `${count} things`} that may be there still`;
  const whose = open.length === 1 ? "An earlier run" : `${open.length} earlier runs`;
  return `${whose} left ${what}: \`assay sweep\` deletes it, \`assay sweep --dry-run\` tells which.`;
}

function ledgersIn(folder: string): ReadLedger[] {
  const names = orNothing(() => readdirSync(folder)) ?? [];
  return names.flatMap((name) => {
    if (!name.endsWith(".jsonl")) return [];
    const file = join(folder, name);
    const text = orNothing(() => readFileSync(file, "utf8"));
    return text === undefined ? [] : (parseLedger(file, text) ?? []);
  });
}

/** Without a ledger nothing that creates was sent; another process may just have removed one. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function leftLines(ledger: ReadLedger): string[] {
  const open = openEntries(ledger);
  const byResource = groupedBy(open, ({ intent }) => intent.resource ?? intent.operation);
  return [...byResource].map(([resource, entries]) => {
    const ids = [...new Set(entries.flatMap(({ made }) => (made === undefined ? [] : [String(made.id)])))];
    const unknown = entries.filter(({ made }) => made === undefined).length;
    const parts = [
      ...ids.slice(0, mostTold),
      ...(ids.length > mostTold ? [`${ids.length - mostTold} more`] : []),
      ...(unknown > 0 ? [`${unknown} of unknown fate`] : []),
    ];
    return `${ledger.header.provider} ${resource}: ${parts.join(", ")}`;
  });
}
