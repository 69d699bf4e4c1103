import { documentsFolder } from "./load-providers.js";

/** The folder of the user's own project; undefined where only what assay ships is at hand, which has no history. */
export function projectOf(workingFolder: string): string | undefined {
  return documentsFolder(workingFolder) === workingFolder ? workingFolder : undefined;
}
