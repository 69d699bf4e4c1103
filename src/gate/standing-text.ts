import type { DeviationStanding } from "../engine/run-gate.js";
import type { ReplayVerdict } from "./judge-replays.js";
import { isExpired, type KnownDeviation } from "./known-deviation.js";

/** What became of a known deviation, and what to do next, for people. */
export function standingText(
  deviation: KnownDeviation,
  {
    standing,
    verdict,
    now,
    ...skipped
  }: {
    readonly standing: DeviationStanding["standing"];
    /** Absent where nothing was replayed. */
    readonly verdict?: ReplayVerdict;
    /** Why nothing was. */
    readonly reason?: string;
    readonly now: Date;
  },
): string {
  const { owner, expires, file, lines, counterexample } = deviation.note;
  const place = `lines ${lines[0]}–${lines[1]} of ${file}`;
  const because = verdict?.reason ?? skipped.reason;
  const reason = because === undefined ? "" : ` (${because.split("\n")[0]})`;
  if (standing === "gone") return `it is gone${reason}: delete ${place} and the file ${counterexample}`;
  if (isExpired(deviation, now))
    return `it expired on ${expires}: ${owner} has it mended, or gives it a later "expires" with a reason (${place})`;
  switch (standing) {
    case "there":
      return `it is still there, excused until ${expires} (${owner})`;
    case "flaky":
      return `it showed in ${verdict?.shown} of ${verdict?.of} replays: find out what it depends on with \`assay replay ${counterexample}\``;
    case "unsettled":
      return `nothing can be concluded${reason}`;
    case "not-replayed":
      return `it was not looked at${reason}; excused until ${expires} (${owner})`;
  }
}
