import type { RunGate } from "../engine/run-gate.js";
import type { KnownDeviation } from "./known-deviation.js";

/** The gate of a run on the mock: known deviations are the live provider's, so nothing is replayed or excused. */
export function createIdleGate(deviations: readonly KnownDeviation[]): RunGate {
  return {
    begin: () => Promise.resolve(),
    isOnRecord: () => false,
    weigh: (report) => report,
    standings: () =>
      deviations.map(({ note, breach, counterexample }) => ({
        ...note,
        case: counterexample.case,
        check: breach.check,
        ...(breach.promise === undefined ? {} : { promise: breach.promise }),
        place: breach.place,
        standing: "not-replayed",
        isExpired: false,
        says: "it is the live provider's: on the mock nothing is replayed or excused",
      })),
  };
}
