// The document that respect is given: our own, or a copy without what stops it before it begins.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parse, stringify } from "yaml";

/** The path of a workflow's document; of a copy without the formats of inputs, which respect gives up at. */
export async function documentFor(workflow, folder) {
  const text = await readFile(workflow.document, "utf8");
  const document = parse(text);
  const had = document.workflows.map(({ inputs }) => takeFormats(inputs)).includes(true);
  if (!had) return workflow.document;
  await mkdir(folder, { recursive: true });
  for (const { url } of document.sourceDescriptions)
    await copyFile(join(dirname(workflow.document), url), join(folder, url));
  const copy = join(folder, basename(workflow.document));
  await writeFile(copy, stringify(document, { aliasDuplicateObjects: false }));
  return copy;
}

/** Removes every `format` of a schema; whether there was one. */
function takeFormats(schema) {
  if (typeof schema !== "object" || schema === null) return false;
  const own = typeof schema.format === "string" && delete schema.format;
  return Object.values(schema).map(takeFormats).includes(true) || own;
}
