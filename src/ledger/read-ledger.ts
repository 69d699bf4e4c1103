import { readFile } from "node:fs/promises";
import { isJsonObject, type Json } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import { type Fate, type Intent, isSettled, type SeenBefore } from "../engine/ledger.js";
import { type LedgerHeader, readHeader } from "./ledger-header.js";

/** One entry of a ledger with what is last known of it. */
export interface RecordedEntry {
  readonly entry: number;
  readonly intent: Intent;
  readonly fate?: Fate;
  /** What it made, where an answer or a list told. */
  readonly made?: { readonly id: Json; readonly identifiers?: Readonly<Record<JsonPointer, Json>> };
}

/** A ledger as it stands on disk. */
export interface ReadLedger {
  readonly file: string;
  readonly header: LedgerHeader;
  readonly entries: readonly RecordedEntry[];
  readonly seen: readonly SeenBefore[];
  /** Whether its writer has ended it. */
  readonly isClosed: boolean;
}

/**
 * Reads a ledger. A line that was torn when its writer was killed is left out: nothing is sent before its entry is
 * whole. Undefined where not even the first line is, so that nothing was sent at all.
 */
export async function readLedger(file: string): Promise<ReadLedger | undefined> {
  return parseLedger(file, await readFile(file, "utf8"));
}

/** Reads the text of a ledger. */
export function parseLedger(file: string, text: string): ReadLedger | undefined {
  const [first, ...lines] = text.split("\n").map(parsed);
  const header = readHeader(first);
  if (header === undefined) return undefined;
  const entries = new Map<number, RecordedEntry>();
  const seen: SeenBefore[] = [];
  let isClosed = false;
  for (const line of lines) {
    if (!isJsonObject(line)) continue;
    const { entry, intends, fate, before, closed } = line;
    isClosed = closed !== undefined;
    // Written by assay in these shapes; what another hand has changed is not kept apart.
    if (isJsonObject(before)) seen.push(before as unknown as SeenBefore);
    if (typeof entry !== "number") continue;
    if (isJsonObject(intends)) entries.set(entry, { entry, intent: intends as unknown as Intent });
    const known = entries.get(entry);
    if (known !== undefined && isJsonObject(fate))
      entries.set(entry, withFate(known, fate as unknown as Fate));
  }
  return { file, header, entries: [...entries.values()], seen, isClosed };
}

/** The entries that something may be left of. */
export function openEntries({ entries }: ReadLedger): RecordedEntry[] {
  return entries.filter(({ fate }) => !isSettled(fate));
}

/** A fate that is unknown after all takes back what an answer had told. */
function withFate({ made, ...known }: RecordedEntry, fate: Fate): RecordedEntry {
  switch (fate.is) {
    case "made": {
      const { id, identifiers } = fate;
      return { ...known, fate, made: { id, ...(identifiers === undefined ? {} : { identifiers }) } };
    }
    case "unknown":
      return { ...known, fate };
    default:
      return { ...known, fate, ...(made === undefined ? {} : { made }) };
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
