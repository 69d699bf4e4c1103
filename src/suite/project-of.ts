import { documentsFolder } from "./documents-folder.js";

/** The folder of the user's own project; undefined where only what assay ships is at hand, which has no history. */
export function projectOf(workingFolder: string): string | undefined {
  return documentsFolder(workingFolder) === workingFolder ? workingFolder : undefined;
}
