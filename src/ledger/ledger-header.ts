import { isJsonObject } from "../core/json.js";
import type { RunIdentity } from "./run-identity.js";

/** The name of the format, in the first line of every ledger. */
export const ledgerFormat = "assay/ledger@1";

/** What the first line of a ledger tells of its run. */
export interface LedgerHeader {
  readonly ledger: typeof ledgerFormat;
  /** The run's prefix in fresh names, which the file is named after. */
  readonly run: string;
  readonly provider: string;
  /** Where the provider's documents are: a folder with `specs/`, or a description by itself. */
  readonly documents: { readonly folder: string } | { readonly description: string };
  /** Stands in for the provider's own servers; absent where nothing does. */
  readonly url?: string;
  readonly startedAt: string;
  readonly process: RunIdentity;
}

/** Reads the first line of a ledger; undefined where it is none of this format. */
export function readHeader(line: unknown): LedgerHeader | undefined {
  if (!isJsonObject(line) || line["ledger"] !== ledgerFormat) return undefined;
  const { run, provider, documents, startedAt, process: identity } = line;
  const isWhole =
    typeof run === "string" &&
    typeof provider === "string" &&
    isJsonObject(documents) &&
    typeof startedAt === "string" &&
    isJsonObject(identity) &&
    typeof identity["pid"] === "number" &&
    typeof identity["host"] === "string";
  // Checked just now, member by member; what is optional is text where assay wrote it.
  return isWhole ? (line as unknown as LedgerHeader) : undefined;
}
