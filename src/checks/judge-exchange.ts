import type { Finding } from "../core/finding.js";
import { allChecks } from "./all-checks.js";
import type { Breach, Check } from "./check.js";
import { type Observation, refusesUnreadable } from "./observation.js";
import type { PromiseIndex } from "./promise-index.js";

/** What looks at the form of a body alone. */
const formChecks: ReadonlySet<string> = new Set(["media-type", "response-body", "well-formed-body"]);

/** Every breach that the checks see in an exchange, tied to the promise that it breaks and weighed. */
export function judgeExchange(observation: Observation, promises: PromiseIndex): Finding[] {
  const findings: Finding[] = [];
  for (const check of allChecks)
    for (const breach of check.examine(observation)) {
      const isOpen = formChecks.has(check.id) && refusesUnreadable(observation);
      const finding = weigh(check, isOpen ? { ...breach, weight: "gap" } : breach, observation, promises);
      if (finding !== undefined) findings.push(finding);
    }
  return findings;
}

function weigh(
  check: Check,
  breach: Breach,
  observation: Observation,
  promises: PromiseIndex,
): Finding | undefined {
  const { operation } = observation;
  const promise =
    breach.promise === undefined
      ? promises.promiseAt(check.id, operation?.id, breach.constraints)
      : promises.byId.get(breach.promise);
  if (breach.weight === "promised" && promise === undefined) return undefined;
  const underTest = operation?.underTest ?? true;
  const grave = check.everywhere && breach.weight === undefined;
  const [constraint] = breach.constraints;
  return {
    check: check.id,
    message: breach.message,
    severity: severityOf(breach, {
      underTest: underTest || grave,
      shown: promise?.strength === "shown",
      promised: promise !== undefined,
    }),
    ...(promise === undefined ? {} : { promise: promise.id }),
    ...(constraint === undefined ? {} : { constraint }),
    expected: breach.expected,
    received: breach.received,
    at: breach.at,
  };
}

/**
 * A gap of the documentation fails nothing by itself. What only an example shows is a warning, and
 * so is what breaks where nothing but other material describes the operation.
 */
function severityOf(
  breach: Breach,
  known: { underTest: boolean; shown: boolean; promised: boolean },
): Finding["severity"] {
  if (breach.weight === "gap") return "gap";
  if (known.shown || breach.weight === "warning") return "warning";
  return known.underTest || known.promised ? "violation" : "warning";
}
