import type { CaseReport } from "../engine/events.js";
import type { Outcome, ShownFinding } from "../engine/outcome.js";
import type { DeviationStanding, RunGate } from "../engine/run-gate.js";
import { breachOf, isSameBreach } from "./breach.js";
import { judgeReplays, type ReplayVerdict } from "./judge-replays.js";
import { isExpired, type KnownDeviation, speaksOf } from "./known-deviation.js";
import { replayAll } from "./replay-all.js";
import { standingText } from "./standing-text.js";
import { weighCase } from "./weigh-case.js";

/** The gate of one provider's run. */
export function createGate(deviations: readonly KnownDeviation[], now: () => Date): RunGate {
  const verdicts = new Map<KnownDeviation, ReplayVerdict>();
  const skipped = new Map<KnownDeviation, string>();
  const standingOf = (deviation: KnownDeviation): DeviationStanding["standing"] =>
    verdicts.get(deviation)?.standing ?? "not-replayed";
  const entryOf = (deviation: KnownDeviation) => ({ deviation, standing: standingOf(deviation) });

  return {
    begin: async (run, cases) => {
      const chosen = deviations.flatMap((deviation) => {
        const item = cases.find(({ name }) => name === deviation.counterexample.case);
        if (item?.work.kind === "skip") skipped.set(deviation, item.work.reason);
        const { counterexample } = deviation;
        return item === undefined || item.work.kind === "skip" ? [] : [{ deviation, counterexample, item }];
      });
      const replays = await replayAll(run, chosen);
      for (const [index, { deviation }] of chosen.entries())
        verdicts.set(deviation, judgeReplays(deviation.breach, replays[index] ?? []));
    },
    isOnRecord: (caseName, finding) => {
      const breach = breachOf(finding);
      return deviations.some(
        (deviation) =>
          speaksOf(deviation, caseName) &&
          !isExpired(deviation, now()) &&
          isSameBreach(deviation.breach, breach) &&
          (deviation.counterexample.case !== caseName || standingOf(deviation) !== "gone"),
      );
    },
    weigh: (report) => {
      const own = deviations.filter(({ counterexample }) => counterexample.case === report.case.name);
      const seen = own.flatMap((deviation) => verdicts.get(deviation)?.findings ?? []);
      const findings = withOthers(report.outcome.findings ?? [], seen);
      const { name } = report.case;
      const weighed = weighCase(
        { name, findings, verdict: baseVerdict(report, findings) },
        deviations.map(entryOf),
        now(),
      );
      const remarks = own
        .filter((deviation) => standingOf(deviation) !== "there" || isExpired(deviation, now()))
        .map(
          (deviation) =>
            `known deviation at ${deviation.note.file}:${deviation.note.lines[0]}: ${textOf(deviation)}`,
        );
      return {
        ...report,
        outcome: withFindings(report.outcome, weighed.findings),
        verdict: weighed.verdict,
        ...(remarks.length === 0 ? {} : { remarks }),
      };
    },
    standings: () =>
      deviations.map((deviation) => ({
        ...deviation.note,
        case: deviation.counterexample.case,
        check: deviation.breach.check,
        ...(deviation.breach.promise === undefined ? {} : { promise: deviation.breach.promise }),
        place: deviation.breach.place,
        standing: standingOf(deviation),
        isExpired: isExpired(deviation, now()),
        says: textOf(deviation),
      })),
  };

  function textOf(deviation: KnownDeviation): string {
    const verdict = verdicts.get(deviation);
    const reason = skipped.get(deviation);
    return standingText(deviation, {
      standing: standingOf(deviation),
      now: now(),
      ...(verdict === undefined ? {} : { verdict }),
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

/** What replays found beside what the case found by itself. */
function withOthers(own: readonly ShownFinding[], seen: readonly ShownFinding[]): ShownFinding[] {
  const others = seen.filter(
    (finding) =>
      finding.severity === "violation" &&
      !own.some((known) => isSameBreach(breachOf(known), breachOf(finding))),
  );
  return [...own, ...others];
}

function baseVerdict({ verdict }: CaseReport, findings: readonly ShownFinding[]): CaseReport["verdict"] {
  if (verdict === "inconclusive") return verdict;
  return findings.some(({ severity }) => severity === "violation") ? "violates" : verdict;
}

function withFindings(outcome: Outcome, findings: readonly ShownFinding[]): Outcome {
  if (findings.length === (outcome.findings ?? []).length) return { ...outcome, findings };
  // A breach that a replay alone showed is a breach of the case.
  return { kind: "failed", findings, requests: outcome.requests };
}
