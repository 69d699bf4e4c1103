import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** The names of the providers below a project's folder: every folder of `specs/` that holds a description. */
export async function findProviders(folder: string): Promise<string[]> {
  const specs = join(folder, "specs");
  const entries = await readdir(specs, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const described = await Promise.all(
    folders.map(async (name) => (await readdir(join(specs, name))).includes("openapi.yaml")),
  );
  return folders.filter((_, index) => described[index]).sort();
}
