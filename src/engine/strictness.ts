import type { Finding } from "../core/finding.js";

/** What else fails a run beside violations. */
export interface Strictness {
  /** What only an example shows fails too. */
  readonly warnings: boolean;
  /** Gaps of the documentation fail too. */
  readonly gaps: boolean;
}

/** A finding as it weighs under the strictness of the run. */
export function hardened(finding: Finding, strictness: Strictness): Finding {
  const fails =
    (finding.severity === "warning" && strictness.warnings) ||
    (finding.severity === "gap" && strictness.gaps);
  return fails ? { ...finding, severity: "violation" } : finding;
}
