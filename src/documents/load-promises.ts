import { isJsonObject, type JsonObject } from "../core/json.js";
import { pointerTo, valueAt } from "../core/json-pointer.js";
import type { Problem } from "../core/problem.js";
import { themes } from "../core/theme.js";
import { problemAt } from "./document-validator.js";
import type { Operation } from "./model.js";
import type { DocumentedPromise, ExchangeEvidence } from "./promise.js";
import type { SourceDocument } from "./read-document.js";
import { listOf, objectOf, textOf } from "./read-members.js";

/** The promise catalogue of a provider, from a document that already has the right form. */
export function buildPromises(source: SourceDocument): DocumentedPromise[] {
  const entries = isJsonObject(source.value) ? source.value : {};
  return Object.keys(entries).map((id) => buildPromise(id, objectOf(entries, id) ?? {}));
}

function buildPromise(id: string, entry: JsonObject): DocumentedPromise {
  const evidence = listOf(entry, "verifiedBy").filter(isJsonObject);
  const where = objectOf(entry, "source");
  const theme = themes.find((known) => known === entry["theme"]);
  return {
    id,
    promises: textOf(entry, "promises"),
    strength: textOf(entry, "strength") === "shown" ? "shown" : "stated",
    ...(theme === undefined ? {} : { theme }),
    source: { document: textOf(where, "document"), at: textOf(where, "at") },
    contradictedBy: listOf(entry, "contradictedBy")
      .filter(isJsonObject)
      .map((other) => ({ source: textOf(other, "source"), says: textOf(other, "says") })),
    exchanges: evidence
      .filter((item) => item["operation"] !== undefined)
      .map((item) => ({
        operation: textOf(item, "operation"),
        at: textOf(item, "at"),
        check: textOf(item, "check"),
      })),
    workflows: evidence
      .filter((item) => item["workflow"] !== undefined)
      .map((item) => textOf(item, "workflow")),
    ...(entry["unverifiable"] === undefined ? {} : { unverifiable: textOf(entry, "unverifiable") }),
    ...(entry["needsWorkflow"] === undefined ? {} : { needsWorkflow: textOf(entry, "needsWorkflow") }),
  };
}

/** Evidence that leads nowhere: an operation or a place that the description does not have. */
export function promiseProblems(
  source: SourceDocument,
  promises: readonly DocumentedPromise[],
  description: { readonly root: JsonObject; readonly operations: readonly Operation[] },
): Problem[] {
  const known = new Set(description.operations.map((operation) => operation.id));
  const fault = (evidence: ExchangeEvidence): string | undefined => {
    if (evidence.operation !== "*" && !known.has(evidence.operation))
      return `The description has no operation "${evidence.operation}".`;
    if (valueAt(description.root, evidence.at) === undefined)
      return `The description has nothing at "${evidence.at}".`;
    return undefined;
  };
  return promises.flatMap((promise) =>
    promise.exchanges.flatMap((evidence, index) => {
      const message = fault(evidence);
      return message === undefined
        ? []
        : [problemAt(source, pointerTo("", promise.id, "verifiedBy", index), message)];
    }),
  );
}
