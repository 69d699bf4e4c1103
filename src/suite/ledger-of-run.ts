import { basename, dirname, join } from "node:path";
import type { Provider } from "../documents/model.js";
import type { Ledger } from "../engine/ledger.js";
import type { LedgerHeader } from "../ledger/ledger-header.js";
import { openLedger } from "../ledger/open-ledger.js";

/** Where the runs of a working folder keep their ledgers, whatever else they write elsewhere. */
export function ledgersOf(workingFolder: string): string {
  return join(workingFolder, ".assay", "ledger");
}

/** The ledger of one provider's run. */
export function ledgerOfRun(
  { document, name }: Provider,
  { run, folder, url }: { readonly run: string; readonly folder: string; readonly url?: string | undefined },
): Ledger {
  return openLedger({
    run,
    folder,
    provider: name,
    documents: documentsOf(document, name),
    ...(url === undefined ? {} : { url }),
    now: () => new Date(),
  });
}

/** The folder with `specs/` that a description is in, or the description by itself. */
function documentsOf(document: string, name: string): LedgerHeader["documents"] {
  const ofProvider = dirname(document);
  const specs = dirname(ofProvider);
  return basename(ofProvider) === name && basename(specs) === "specs"
    ? { folder: dirname(specs) }
    : { description: document };
}
