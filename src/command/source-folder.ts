import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** The working folder as its repository sees it: empty at its root or outside of any, else ending in a slash. */
export function sourceFolder(workingFolder: string): string {
  let root = workingFolder;
  while (!existsSync(join(root, ".git"))) {
    if (dirname(root) === root) return "";
    root = dirname(root);
  }
  const path = relative(root, workingFolder).split(sep).join("/");
  return path === "" ? "" : `${path}/`;
}
