import type { JsonPointer } from "../../core/json-pointer.js";
import type { WorkflowOutline } from "./document-outline.js";
import { type Library, qualifiedName } from "./library.js";
import type { WorkflowReference } from "./workflow.js";

/** A workflow with what is known of it; nothing where its document is broken. */
export interface FoundWorkflow {
  readonly reference: WorkflowReference;
  readonly outline?: WorkflowOutline;
}

/** The workflow of a `workflowId`, plain or behind `$sourceDescriptions.<name>.`. */
export function workflowById(
  text: string,
  pointer: JsonPointer,
  { own, outlines, report }: Library,
): FoundWorkflow | undefined {
  const qualified = qualifiedName(text, own);
  if (qualified === undefined) {
    const outline = own.workflows.get(text);
    if (outline !== undefined) return { reference: { document: own.source.path, workflow: text }, outline };
    report(pointer, `There is no workflow "${text}" in the document.`);
    return undefined;
  }
  if (qualified !== "unknown-source" && qualified.source.kind === "unknown") return undefined;
  if (qualified === "unknown-source" || qualified.source.kind !== "arazzo") {
    report(pointer, `"${text}" names no Arazzo source description of the document.`);
    return undefined;
  }
  const { source, name } = qualified;
  const other = outlines.get(source.document);
  const outline = other?.workflows.get(name);
  if (other !== undefined && outline === undefined) {
    report(pointer, `"${text}" names no workflow of "${source.name}".`);
    return undefined;
  }
  const reference = { source: source.name, document: source.document, workflow: name };
  return outline === undefined ? { reference } : { reference, outline };
}
