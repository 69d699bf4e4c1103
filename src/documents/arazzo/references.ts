import { type JsonPointer, pointerTokens } from "../../core/json-pointer.js";
import type { Operation } from "../model.js";
import type { DocumentOutline, SourceOutline, WorkflowOutline } from "./document-outline.js";
import type { Report } from "./read-expression.js";
import type { WorkflowReference } from "./workflow.js";

/** All that a document can refer to. */
export interface Library {
  readonly own: DocumentOutline;
  /** Every document, by path; one whose form is broken is absent. */
  readonly outlines: ReadonlyMap<string, DocumentOutline>;
  readonly report: Report;
}

/** An operation with the source description that it stands in. */
export interface OperationReference {
  readonly source: string;
  readonly operation: Operation;
}

/** A workflow with what is known of it; nothing where its document is broken. */
export interface FoundWorkflow {
  readonly reference: WorkflowReference;
  readonly outline?: WorkflowOutline;
}

/** The operation of an `operationId`, plain or behind `$sourceDescriptions.<name>.`. */
export function operationById(
  text: string,
  pointer: JsonPointer,
  library: Library,
): OperationReference | undefined {
  const { own, report } = library;
  const qualified = qualifiedName(text, own);
  if (qualified === "unknown-source") {
    report(pointer, `"${text}" names no source description of the document.`);
    return undefined;
  }
  if (qualified !== undefined)
    return operationIn(qualified.source, qualified.name, { text, pointer, library });
  const candidates = [...own.sources.values()].filter(({ kind }) => kind !== "arazzo");
  if (candidates.length > 1) {
    report(
      pointer,
      `"${text}" could stand in several source descriptions; write $sourceDescriptions.<name>.${text}.`,
    );
    return undefined;
  }
  const [only] = candidates;
  if (only !== undefined) return operationIn(only, text, { text, pointer, library });
  report(pointer, `"${text}" names an operation, and the document has no OpenAPI source description.`);
  return undefined;
}

interface Place {
  readonly text: string;
  readonly pointer: JsonPointer;
  readonly library: Library;
}

function operationIn(
  source: SourceOutline,
  id: string,
  { text, pointer, library }: Place,
): OperationReference | undefined {
  // What cannot be read is reported where it is declared.
  if (source.kind === "unknown") return undefined;
  const operation =
    source.kind === "openapi" ? source.operations.find((candidate) => candidate.id === id) : undefined;
  if (operation !== undefined) return { source: source.name, operation };
  library.report(
    pointer,
    text === id
      ? `There is no operation "${id}" in "${source.name}".`
      : `"${text}" names no operation of "${source.name}".`,
  );
  return undefined;
}

/** The operation of an `operationPath`, such as `{$sourceDescriptions.shop.url}#/paths/~1pets/get`. */
export function operationByPath(
  text: string,
  pointer: JsonPointer,
  { own, report }: Library,
): OperationReference | undefined {
  const [, name = "", fragment] = /^\{\$sourceDescriptions\.([^{}]+)\.url\}#(.*)$/s.exec(text) ?? [];
  if (fragment === undefined) {
    report(
      pointer,
      `"${text}" must have the form {$sourceDescriptions.<name>.url}#/paths/<path>/<method>, with / in the path written ~1.`,
    );
    return undefined;
  }
  const source = own.sources.get(name);
  if (source?.kind === "unknown") return undefined;
  if (source?.kind !== "openapi") {
    report(pointer, `"${text}" names no OpenAPI source description of the document.`);
    return undefined;
  }
  const operation = [fragment, decoded(fragment)]
    .map((candidate) => operationAt(candidate, source.operations))
    .find((found) => found !== undefined);
  if (operation !== undefined) return { source: name, operation };
  report(pointer, `There is no operation at ${fragment} in "${name}".`);
  return undefined;
}

function operationAt(fragment: string, operations: readonly Operation[]): Operation | undefined {
  const [paths, path, method, ...rest] = pointerTokens(fragment);
  if (paths !== "paths" || rest.length > 0) return undefined;
  return operations.find(
    (operation) => operation.path === path && operation.method === method?.toUpperCase(),
  );
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

/** What stands behind `$sourceDescriptions.<name>.`; undefined for a plain name. */
function qualifiedName(
  text: string,
  own: DocumentOutline,
): { readonly source: SourceOutline; readonly name: string } | "unknown-source" | undefined {
  const prefix = "$sourceDescriptions.";
  if (!text.startsWith(prefix)) return undefined;
  const rest = text.slice(prefix.length);
  const source = [...own.sources.values()]
    .filter(({ name }) => rest.startsWith(`${name}.`))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  return source === undefined ? "unknown-source" : { source, name: rest.slice(source.name.length + 1) };
}

/** A fragment without its percent-encoding; one that is not well encoded stays as it is. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
