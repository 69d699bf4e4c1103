import type { Finding } from "../core/finding.js";

/** What makes two findings the same breach. */
export function identityOf(finding: Finding): string {
  return `${finding.check} ${finding.constraint ?? ""} ${finding.at}`;
}
