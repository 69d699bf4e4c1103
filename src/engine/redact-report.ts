import type { CaseReport, ResourceTally } from "./events.js";
import type { Outcome } from "./outcome.js";

type Redact = (text: string) => string;

/** A report as reporters may see it. Its findings are masked already, where they are shown. */
export function redactReport(report: CaseReport, redact: Redact): CaseReport {
  return { ...report, outcome: redactOutcome(report.outcome, redact), replay: redact(report.replay) };
}

function redactOutcome(outcome: Outcome, redact: Redact): Outcome {
  return "reason" in outcome ? { ...outcome, reason: redact(outcome.reason) } : outcome;
}

/** What was made and removed, as reporters may see it. */
export function redactTally(tally: ResourceTally, redact: Redact): ResourceTally {
  const left = tally.left.map((one) => ({ ...one, id: redact(one.id), reason: redact(one.reason) }));
  return { ...tally, left };
}
