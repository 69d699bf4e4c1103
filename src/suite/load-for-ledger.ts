import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Provider } from "../documents/model.js";
import type { LedgerHeader } from "../ledger/ledger-header.js";
import { loadForeign } from "./load-foreign.js";
import { loadProviders } from "./load-providers.js";

/** Loads the documents that a ledger's run used; a text says why they cannot be had. */
export async function loadForLedger({ documents, provider }: LedgerHeader): Promise<Provider | string> {
  const place = "folder" in documents ? join(documents.folder, "specs", provider) : documents.description;
  if (!existsSync(place))
    return `the documents of ${provider} are gone (${place}): put them back, or delete it by hand`;
  const loaded =
    "folder" in documents
      ? await loadProviders(documents.folder, [provider])
      : await loadForeign(documents.description, "/");
  if (loaded.kind === "broken")
    return `the documents of ${provider} cannot be used: ${loaded.problems[0]?.message ?? "they are broken"}`;
  return loaded.value[0] ?? `the documents of ${provider} are gone`;
}
