import type { DocumentOutline, SourceOutline } from "./document-outline.js";
import type { Report } from "./read-expression.js";

/** All that a document can refer to. */
export interface Library {
  readonly own: DocumentOutline;
  /** Every document, by path; one whose form is broken is absent. */
  readonly outlines: ReadonlyMap<string, DocumentOutline>;
  readonly report: Report;
}

/** What stands behind `$sourceDescriptions.<name>.`; undefined for a plain name. */
export function qualifiedName(
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
