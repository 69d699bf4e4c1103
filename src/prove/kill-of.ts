import { isAtOrBelow } from "../core/json-pointer.js";
import type { DocumentedPromise } from "../documents/promise.js";
import type { CaseReport } from "../engine/events.js";
import type { ShownFinding } from "../engine/outcome.js";
import type { Kill } from "./proof.js";

/** What a case found, if it failed: the finding that names a promise before one that names none. */
export function killOf(
  report: CaseReport,
  { promises, held }: { readonly promises: readonly DocumentedPromise[]; readonly held: readonly string[] },
): Kill | undefined {
  const { case: item, outcome } = report;
  if (outcome.kind !== "failed") return undefined;
  const violations = outcome.findings.filter(({ severity }) => severity === "violation");
  const first = violations.find(({ promise }) => promise !== undefined) ?? violations[0];
  if (first === undefined) return undefined;
  const { check, promise, message } = first;
  const lost = held.filter((id) => !report.held.includes(id));
  const broken = promises.filter((one) =>
    violations.some((finding) => isBroken(one, finding, { operation: item.operation?.id, lost })),
  );
  return {
    case: item.name,
    check,
    ...(promise === undefined ? {} : { promise }),
    message,
    promises: broken.map(({ id }) => id),
  };
}

/** Checks that judge a request as a whole: when they fail, they fail for all that the request shows. */
const wholeChecks: readonly string[] = ["valid-request-accepted", "credential-refused"];

/**
 * Whether a finding is a failure of the check that a promise rests on. A finding names one promise, the nearest;
 * its check fails for those around it too, and for those that the same case showed to hold when nothing was wrong.
 */
function isBroken(
  promise: DocumentedPromise,
  finding: ShownFinding,
  { operation, lost }: { readonly operation: string | undefined; readonly lost: readonly string[] },
): boolean {
  if (finding.promise === promise.id) return true;
  const { check, constraint } = finding;
  return promise.exchanges.some(
    (evidence) =>
      evidence.check === check &&
      (evidence.operation === "*" || evidence.operation === operation) &&
      ((constraint !== undefined && isAtOrBelow(constraint, evidence.at)) ||
        (wholeChecks.includes(check) && lost.includes(promise.id))),
  );
}
