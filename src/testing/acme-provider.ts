import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Provider } from "../documents/model.js";
import { loadProviders } from "../suite/load-providers.js";

/** The project folder of an invented provider: one creating operation, one deleting, a secret, a token. */
export const acmeFolder = join(dirname(fileURLToPath(import.meta.url)), "acme");

/** The invented provider, loaded from its documents. */
export async function acmeProvider(): Promise<Provider> {
  const loaded = await loadProviders(acmeFolder, ["acme"]);
  if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems, null, 2));
  const [provider] = loaded.value;
  if (provider === undefined) throw new Error("the invented provider is gone");
  return provider;
}

/** The token that the invented provider's servers know. */
export const acmeToken = "acme-live-token-abcdefghij";
