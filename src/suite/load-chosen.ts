import type { Loaded } from "../core/problem.js";
import type { Provider } from "../documents/model.js";
import { documentsFolder } from "./documents-folder.js";
import { loadForeign } from "./load-foreign.js";
import { loadProviders } from "./load-providers.js";
import { UsageError } from "./usage-error.js";

/** Loads what a run is about: the named providers, all of them, or the description that stands in for one. */
export async function loadChosen(
  names: readonly string[],
  { description }: { readonly description?: string },
  { workingFolder }: { readonly workingFolder: string },
): Promise<Loaded<Provider[]>> {
  if (description === undefined) return loadProviders(documentsFolder(workingFolder), names);
  if (names.length > 0)
    throw new UsageError(
      `--description stands in place of a provider: leave out ${names.join(" and ")}, or leave out the flag.`,
    );
  return loadForeign(description, workingFolder);
}
