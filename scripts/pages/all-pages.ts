import { readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Every document of the project that people read, by its path from the root. */
export function allPages(root: string): string[] {
  const below = (folder: string, wanted: RegExp) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
      .filter((path) => wanted.test(path) && !path.includes("node_modules/"));
  return [
    ...["README.md", "ARCHITECTURE.md", "CHANGELOG.md"],
    ...below("docs", /\.md$/),
    ...below("examples", /README\.md$/),
  ].toSorted();
}
