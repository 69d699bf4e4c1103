import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Loaded } from "../core/problem.js";
import { loadDescription } from "../documents/load-description.js";
import type { Provider } from "../documents/model.js";
import { schemaProblems, schemasOf } from "../schema/schema-problems.js";
import { UsageError } from "./usage-error.js";

/**
 * Loads one OpenAPI document from anywhere as a provider, with no set-up at all.
 *
 * @param workingFolder - Where a relative path starts.
 */
export async function loadForeign(file: string, workingFolder: string): Promise<Loaded<Provider[]>> {
  const path = resolve(workingFolder, file);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new UsageError(`There is no file ${file} (${path}); --description takes an OpenAPI document.`);
  if (!found.isFile())
    throw new UsageError(`${file} is no file; --description takes one OpenAPI document, in YAML or JSON.`);
  const loaded = await loadDescription(path, (operation) => schemaProblems(schemasOf(operation)));
  return loaded.kind === "loaded" ? { kind: "loaded", value: [loaded.value] } : loaded;
}
