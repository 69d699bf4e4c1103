import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Provider } from "../documents/model.js";
import { loadProviders } from "../suite/load-providers.js";

/** The project folder of an invented provider with workflows: boxes that are made, read, listed and removed. */
export const depotFolder = join(dirname(fileURLToPath(import.meta.url)), "depot");

/** The invented provider, loaded from its documents. */
export async function depotProvider(): Promise<Provider> {
  const loaded = await loadProviders(depotFolder, ["depot"]);
  if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems, null, 2));
  const [provider] = loaded.value;
  if (provider === undefined) throw new Error("the invented provider is gone");
  return provider;
}

/** The tokens of the two accounts that the invented provider's servers know. */
export const depotTokens = { first: "depot-first-token-abcdefghij", second: "depot-second-token-abcdefghij" };
