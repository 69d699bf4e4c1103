import type { Loaded } from "../core/problem.js";
import { readWorkflows } from "../documents/arazzo/read-workflows.js";
import type { Workflow } from "../documents/arazzo/workflow.js";
import { parseSource, type SourceDocument } from "../documents/read-document.js";
import { shop } from "../mock/testing/invented-provider.js";
import { validateDocument } from "../schema/validate-document.js";

/** Reads Arazzo documents, given by file name, that stand beside the description of the invented shop. */
export function readArazzo(texts: Readonly<Record<string, string>>): Loaded<Workflow[]> {
  const documents = Object.entries(texts).map(([path, text]): SourceDocument => {
    const source = parseSource(path, text);
    if (source.kind === "broken") throw new Error(JSON.stringify(source.problems));
    return source.value;
  });
  const descriptions = new Map([["openapi.yaml", shop.operations]]);
  return readWorkflows({ documents, descriptions }, validateDocument);
}

/** A document about the invented shop, from the YAML of its workflows and whatever follows them. */
export function aboutTheShop(workflows: string): string {
  return `arazzo: 1.0.1
info: { title: Shelves, version: "1" }
sourceDescriptions: [{ name: shop, url: ./openapi.yaml, type: openapi }]
workflows:
${workflows}`;
}

/** The problems of one document about the invented shop, each as `pointer: message`. */
export function problemsOf(workflows: string): string[] {
  const read = readArazzo({ "flow.arazzo.yaml": aboutTheShop(workflows) });
  return read.kind === "loaded" ? [] : read.problems.map(({ pointer, message }) => `${pointer}: ${message}`);
}

/** The workflows of one document about the invented shop. */
export function workflowsOf(workflows: string): readonly Workflow[] {
  const read = readArazzo({ "flow.arazzo.yaml": aboutTheShop(workflows) });
  if (read.kind === "broken") throw new Error(read.problems.map(({ message }) => message).join("\n"));
  return read.value;
}
