import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Provider } from "../documents/model.js";
import type { LedgerHeader } from "../ledger/ledger-header.js";
import { loadProviders } from "./load-providers.js";

/** Loads the documents that a ledger's run used; a text says why they cannot be had. */
export async function loadForLedger({ documents, provider }: LedgerHeader): Promise<Provider | string> {
  const place = "folder" in documents ? join(documents.folder, "specs", provider) : documents.description;
  if (!existsSync(place))
    return `the documents of ${provider} are gone (${place}): put them back, or delete it by hand`;
  if (!("folder" in documents)) return `${place} is a description by itself`;
  const loaded = await loadProviders(documents.folder, [provider]);
  if (loaded.kind === "broken")
    return `the documents of ${provider} cannot be used: ${loaded.problems[0]?.message ?? "they are broken"}`;
  return loaded.value[0] ?? `the documents of ${provider} are gone`;
}
