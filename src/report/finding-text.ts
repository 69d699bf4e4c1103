import type { FindingResults } from "./results.js";
import { stepLines } from "./step-lines.js";

/** A finding as plain text. */
export function findingText(finding: FindingResults): string {
  const { location, deviation } = finding;
  return [
    finding.message,
    ...(finding.promise === undefined ? [] : [`promise: ${finding.promise}`]),
    ...(finding.constraint === undefined ? [] : [`constraint: ${finding.constraint}`]),
    ...(location === undefined ? [] : [`written in: ${location.file}:${location.line}:${location.column}`]),
    `check: ${finding.check}`,
    `expected: ${finding.expected}`,
    `received: ${finding.received} (${finding.at})`,
    ...stepLines(finding),
    ...(deviation === undefined
      ? []
      : [`known deviation: ${deviation.reason} (${deviation.owner}, until ${deviation.expires})`]),
    ...(finding.curl === "" ? [] : [`curl: ${finding.curl}`]),
  ].join("\n");
}
