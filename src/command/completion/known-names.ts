import { findProviders } from "../../documents/find-providers.js";
import { documentsFolder } from "../../suite/documents-folder.js";
import type { CommandContext } from "../command-context.js";
import type { KnownNames } from "./candidate.js";

/** The names in the documents that count in the working folder. */
export function knownNames(context: CommandContext): KnownNames {
  return {
    providers: () => findProviders(documentsFolder(context.workingFolder)),
    cases: async (provider) => {
      // Planning brings the engine, which takes longer to load than everything else together.
      const { casesOf } = await import("./cases-of.js");
      return casesOf(provider, context);
    },
  };
}
