import { basename } from "node:path";
import { allDocumentsChecks } from "../../checks/documents/all-documents-checks.js";
import type { DocumentsCheck } from "../../checks/documents/documents-check.js";
import type { PromiseIndex } from "../../checks/promise-index.js";
import type { Finding } from "../../core/finding.js";
import type { Provider } from "../../documents/model.js";
import type { Case } from "../case.js";
import { costsNothing } from "../effects/case-cost.js";
import { caseName } from "./plan-context.js";

/** What the documents say against themselves; nothing is sent. */
export function planDocuments(provider: Provider, promises: PromiseIndex): Case[] {
  return allDocumentsChecks.map((check) => documentsCase(provider, promises, check));
}

function documentsCase(provider: Provider, promises: PromiseIndex, check: DocumentsCheck): Case {
  const ids = provider.promises
    .filter(({ exchanges }) => exchanges.some((evidence) => evidence.check === check.id))
    .map(({ id }) => id);
  return {
    name: caseName(provider.name, "documents", check.id),
    kind: "documents",
    provider: provider.name,
    promises: ids,
    effects: [],
    billable: false,
    cost: costsNothing,
    work: { kind: "documents", examine: () => documentsFindings(provider, promises, check), verifies: ids },
  };
}

/**
 * What one check sees. A contradiction is a fault of the documents, not of the API: a gap, unless a promise
 * rests on the place.
 */
function documentsFindings(provider: Provider, promises: PromiseIndex, check: DocumentsCheck): Finding[] {
  return check.examine(provider).map((breach): Finding => {
    const { message, place, instance = "", expected, received, operation } = breach;
    const promise = promises.promiseAt(check.id, operation, [place]);
    return {
      check: check.id,
      message,
      severity: promise === undefined ? "gap" : "violation",
      ...(promise === undefined ? {} : { promise: promise.id }),
      constraint: place,
      expected,
      received,
      at: `${basename(provider.document)}#${place}${instance}`,
    };
  });
}
