import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Problem } from "../core/problem.js";
import { readWorkflows } from "./arazzo/read-workflows.js";
import type { Workflow } from "./arazzo/workflow.js";
import type { DocumentValidator } from "./document-validator.js";
import type { Operation } from "./model.js";
import { readDocument, type SourceDocument } from "./read-document.js";

/** The workflows beside a description, with the documents that they stand in. */
export interface WorkflowDocuments {
  readonly workflows: readonly Workflow[];
  readonly sources: readonly SourceDocument[];
  readonly problems: readonly Problem[];
}

/** Reads every `*.arazzo.yaml` beside a description. */
export async function loadWorkflows(
  description: { readonly path: string; readonly operations: readonly Operation[] },
  validate: DocumentValidator,
): Promise<WorkflowDocuments> {
  const folder = dirname(description.path);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".arazzo.yaml")).toSorted();
  const read = await Promise.all(files.map((file) => readDocument(join(folder, file))));
  const sources = read.flatMap((document) => (document.kind === "loaded" ? [document.value] : []));
  const unreadable = read.flatMap((document) => (document.kind === "broken" ? document.problems : []));
  const built = readWorkflows(
    { documents: sources, descriptions: new Map([[description.path, description.operations]]) },
    validate,
  );
  return built.kind === "loaded"
    ? { workflows: built.value, sources, problems: unreadable }
    : { workflows: [], sources, problems: [...unreadable, ...built.problems] };
}
