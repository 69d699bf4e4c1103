import type { Finding } from "../core/finding.js";

/**
 * What makes two findings of one case the same breach, whatever the run, its seed and the values that it drew. Every
 * part counts: another check, another place or another status in the same place is another breach.
 */
export interface Breach {
  readonly check: string;
  readonly promise?: string;
  /** Where in the exchange, such as `status` or `body /data/size`. */
  readonly place: string;
  /** The place in the description or the workflow that states what is broken. */
  readonly constraint?: string;
  /** Whose exchange shows it, where the case has several operations. */
  readonly operation?: string;
  /** What came instead, without what differs from run to run. */
  readonly received: string;
}

/** The breach that a finding shows. */
export function breachOf(
  finding: Pick<Finding, "check" | "promise" | "constraint" | "at" | "received" | "gist"> & {
    readonly operation?: string;
  },
): Breach {
  const { check, promise, constraint, at, operation, gist, received } = finding;
  return {
    check,
    ...(promise === undefined ? {} : { promise }),
    place: placeOf(at),
    ...(constraint === undefined ? {} : { constraint }),
    ...(operation === undefined ? {} : { operation }),
    received: gist ?? received,
  };
}

/** A breach as a key: equal for the same breach, and for no other. */
export function breachKey({ check, promise, place, constraint, operation, received }: Breach): string {
  return JSON.stringify([check, promise ?? null, place, constraint ?? null, operation ?? null, received]);
}

/** Whether two breaches are the same. */
export function isSameBreach(left: Breach, right: Breach): boolean {
  return breachKey(left) === breachKey(right);
}

/** A place that is the same in another folder, and for another item of the same list. */
function placeOf(at: string): string {
  const document = /^(?:.*[\\/])?([^\\/#]+#\/.*)$/s.exec(at)?.[1];
  if (document !== undefined) return document;
  return at.startsWith("body ") ? at.replaceAll(/\/\d+(?=\/|$)/g, "/*") : at;
}
