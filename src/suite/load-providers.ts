import { join } from "node:path";
import type { Loaded, Problem } from "../core/problem.js";
import { findProviders } from "../documents/find-providers.js";
import { loadProvider } from "../documents/load-provider.js";
import type { Provider, SchemaAt } from "../documents/model.js";
import { readDocument } from "../documents/read-document.js";
import { schemaProblems, schemasOf } from "../schema/schema-problems.js";
import { validateDocument } from "../schema/validate-document.js";
import { UsageError } from "./usage-error.js";

/** Loads the named providers, or all; every problem of all of them comes back at once. */
export async function loadProviders(folder: string, names: readonly string[]): Promise<Loaded<Provider[]>> {
  const known = await findProviders(folder);
  for (const name of names)
    if (!known.includes(name))
      throw new UsageError(
        `There is no provider "${name}". Known are: ${known.join(", ") || "none"} (folders of ${join(folder, "specs")}).`,
      );
  const wanted = names.length === 0 ? known : [...new Set(names)];
  if (wanted.length === 0) throw new UsageError(`No provider is described in ${join(folder, "specs")}.`);
  const loaded = await Promise.all(wanted.map((name) => loadProvider(folder, name, validateDocument)));
  const problems: Problem[] = loaded.flatMap((result) => (result.kind === "broken" ? result.problems : []));
  for (const result of loaded)
    if (result.kind === "loaded") problems.push(...(await unusableSchemas(result.value)));
  if (problems.length > 0) return { kind: "broken", problems };
  return {
    kind: "loaded",
    value: loaded.flatMap((result) => (result.kind === "loaded" ? [result.value] : [])),
  };
}

/** Schemas that no value can be judged by, of the description and of the workflows' inputs, each with its place. */
async function unusableSchemas({ document, operations, workflows }: Provider): Promise<Problem[]> {
  const ofInputs = workflows.map((workflow) =>
    unusableIn(workflow.document, workflow.inputs === undefined ? [] : [workflow.inputs]),
  );
  return (await Promise.all([unusableIn(document, operations.flatMap(schemasOf)), ...ofInputs])).flat();
}

async function unusableIn(document: string, schemas: readonly SchemaAt[]): Promise<Problem[]> {
  const found = schemaProblems(schemas);
  if (found.length === 0) return [];
  const source = await readDocument(document);
  return found.map(({ pointer, reason }) => ({
    document,
    pointer,
    ...(source.kind === "loaded" ? source.value.placeOf(pointer) : {}),
    message: `The schema cannot be used: ${reason}.`,
  }));
}
