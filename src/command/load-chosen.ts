import type { Loaded } from "../core/problem.js";
import type { Provider } from "../documents/model.js";
import { loadForeign } from "../suite/load-foreign.js";
import { documentsFolder, loadProviders } from "../suite/load-providers.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";

/** Loads what a command is to work on: the named providers, all of them, or the description that stands in for one. */
export async function loadChosen(
  names: readonly string[],
  { description }: { readonly description?: string },
  { workingFolder }: Pick<CommandContext, "workingFolder">,
): Promise<Loaded<Provider[]>> {
  if (description === undefined) return loadProviders(documentsFolder(workingFolder), names);
  if (names.length > 0)
    throw new UsageError(
      `--description stands in place of a provider: leave out ${names.join(" and ")}, or leave out the flag.`,
    );
  return loadForeign(description, workingFolder);
}
