import type { CaseReport } from "../engine/events.js";
import type { Kill } from "./proof.js";

/** What a case found, if it failed: the finding that names a promise before one that names none. */
export function killOf({ case: item, outcome }: CaseReport): Kill | undefined {
  if (outcome.kind !== "failed") return undefined;
  const violations = outcome.findings.filter(({ severity }) => severity === "violation");
  const first = violations.find(({ promise }) => promise !== undefined) ?? violations[0];
  if (first === undefined) return undefined;
  const { check, promise, message } = first;
  return {
    case: item.name,
    check,
    ...(promise === undefined ? {} : { promise }),
    message,
    promises: [...new Set(violations.flatMap((finding) => finding.promise ?? []))],
  };
}
