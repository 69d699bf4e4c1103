import { type JsonPointer, pointerTokens } from "../../core/json-pointer.js";
import type { Operation } from "../model.js";
import type { SourceOutline } from "./document-outline.js";
import { type Library, qualifiedName } from "./library.js";

/** An operation with the source description that it stands in. */
export interface OperationReference {
  readonly source: string;
  readonly operation: Operation;
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

/** A fragment without its percent-encoding; one that is not well encoded stays as it is. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
