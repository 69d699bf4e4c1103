import type { Problem } from "../core/problem.js";
import type { Provider } from "../documents/model.js";
import type { RunEvent, RunListener } from "../engine/events.js";
import { promiseStandings } from "./promise-standing.js";
import {
  allFindings,
  type CaseResults,
  caseResults,
  type ProviderResults,
  type Results,
  type Summary,
} from "./results.js";

/** Gathers the events of a run into its results. */
export interface ResultsCollector {
  readonly listen: RunListener;
  readonly results: () => Results;
}

interface Gathering {
  readonly provider: Provider;
  readonly address: string;
  readonly cases: CaseResults[];
  readonly held: Set<string>;
  readonly broken: Set<string>;
}

/** A collector with nothing in it yet. */
export function collectResults(): ResultsCollector {
  let started: Extract<RunEvent, { kind: "run-started" }> | undefined;
  let seconds = 0;
  const providers: ProviderResults[] = [];
  const problems: Problem[] = [];
  const open = new Map<string, Gathering>();

  const listen: RunListener = (event) => {
    switch (event.kind) {
      case "run-started":
        started = event;
        return;
      case "provider-started":
        open.set(event.provider.name, {
          provider: event.provider,
          address: event.address,
          cases: [],
          held: new Set(),
          broken: new Set(),
        });
        return;
      case "case-finished": {
        const gathering = open.get(event.report.case.provider);
        if (gathering === undefined) return;
        const result = caseResults(event.report, gathering.provider);
        gathering.cases.push(result);
        for (const promise of event.report.held) gathering.held.add(promise);
        for (const { promise, severity } of allFindings(result))
          if (promise !== undefined && severity !== "gap") gathering.broken.add(promise);
        return;
      }
      case "provider-finished": {
        const gathering = open.get(event.provider.name);
        if (gathering === undefined) return;
        const { created, deleted, left } = event.resources;
        providers.push({
          name: event.provider.name,
          title: event.provider.title,
          address: gathering.address,
          cases: gathering.cases,
          promises: promiseStandings(event.provider.promises, gathering.held, gathering.broken),
          requests: event.requests,
          created,
          deleted,
          left: left.length,
          leftovers: left,
          notExercised: event.notExercised,
          ...(event.stopped === undefined ? {} : { stopped: event.stopped }),
        });
        return;
      }
      case "problems":
        problems.push(...event.problems);
        return;
      case "run-finished":
        seconds = event.seconds;
        return;
      case "exchange":
        return;
    }
  };
  const results = (): Results => ({
    schema: "assay/results@1",
    target: started?.target ?? "mock",
    seed: started?.seed ?? 0,
    startedAt: (started?.startedAt ?? new Date(0)).toISOString(),
    providers,
    problems,
    summary: summaryOf(providers, seconds),
  });
  return { listen, results };
}

function summaryOf(providers: readonly ProviderResults[], seconds: number): Summary {
  const cases = providers.flatMap((provider) => provider.cases);
  const promises = providers.flatMap((provider) => provider.promises);
  const findings = cases.flatMap(allFindings);
  const verdicts = (wanted: string) => cases.filter(({ verdict }) => verdict === wanted).length;
  const standings = (wanted: string) => promises.filter(({ standing }) => standing === wanted).length;
  return {
    conforms: verdicts("conforms"),
    violates: verdicts("violates"),
    deviates: verdicts("deviates"),
    stale: verdicts("stale"),
    skipped: verdicts("skipped"),
    inconclusive: verdicts("inconclusive"),
    warnings: findings.filter(({ severity }) => severity === "warning").length,
    gaps: findings.filter(({ severity }) => severity === "gap").length,
    requests: providers.reduce((sum, provider) => sum + provider.requests, 0),
    seconds: Math.round(seconds * 1000) / 1000,
    promises: {
      verified: standings("verified"),
      broken: standings("broken"),
      unverified: standings("unverified"),
      unverifiable: standings("unverifiable"),
    },
  };
}
