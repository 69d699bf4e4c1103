import type { Finding } from "../core/finding.js";

/** What makes two findings the same breach: for what fails a run, what came instead is part of it. */
export function identityOf(finding: Finding): string {
  const place = `${finding.check} ${finding.constraint ?? ""} ${finding.at}`;
  return finding.severity === "violation" ? `${place} ${finding.gist ?? finding.received}` : place;
}
