import type { DocumentChange } from "../description/document-change.js";
import type { NodeKind } from "../description/document-grammar.js";
import type { Verdict } from "./verdict.js";

/** What a description lists for its readers to rely on: each loses by what goes, and by nothing that comes. */
const listed: ReadonlySet<NodeKind> = new Set<NodeKind>([
  ...(["pathItem", "paths", "parameters", "responses", "headers", "content", "properties"] as const),
  ...(["servers", "links", "webhooks", "callbacks", "namedCallbacks", "variables"] as const),
]);

/** Parts that have a name so that others may refer to them: what is used of them is told where it is used. */
const named: ReadonlySet<NodeKind> = new Set<NodeKind>([
  ...(["schemas", "namedParameters", "requestBodies", "securitySchemes", "components"] as const),
]);

/** A rating that counts where it is stricter than what the engines say. */
export function usualVerdict({ owner, member, kind }: DocumentChange): Verdict | undefined {
  if (named.has(owner)) return { rating: "patch", because: "it is rated where it is used" };
  if (owner === "paths" && kind === "changed")
    return { rating: "patch", because: "names of a path's variables never travel" };
  if (listed.has(owner) || (owner === "operation" && member === "requestBody")) {
    if (kind === "added") return { rating: "minor", because: "it is new, and nobody relies on it" };
    if (kind === "removed") return { rating: "major", because: "what relied on it finds it gone" };
  }
  return undefined;
}

/** What is left to say where no engine spoke and direction says nothing. */
export function lastVerdict({ owner }: DocumentChange): Verdict {
  if (owner === "securityScheme")
    return { rating: "major", because: "credentials may have to be made otherwise" };
  return { rating: "minor", because: "no rule is known for it" };
}
