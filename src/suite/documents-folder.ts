import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder whose `specs/` count: the working folder where it has some, else the ones that assay ships. */
export function documentsFolder(workingFolder: string): string {
  return existsSync(join(workingFolder, "specs")) ? workingFolder : packageFolder();
}

/** The folder of this package. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}
