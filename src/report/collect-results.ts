import type { Problem } from "../core/problem.js";
import type { Provider } from "../documents/model.js";
import type { RunEvent, RunListener } from "../engine/events.js";
import { inCaseOrder } from "./case-order.js";
import { promiseStandings } from "./promise-standing.js";
import { withRelativeLocations } from "./relative-locations.js";
import { allFindings, type CaseResults, caseResults, type ProviderResults, type Results } from "./results.js";
import { summaryOf } from "./summary-of.js";

/** Gathers the events of a run into its results. */
export interface ResultsCollector {
  readonly listen: RunListener;
  readonly results: () => Results;
}

interface Gathering {
  readonly provider: Provider;
  readonly started: Extract<RunEvent, { kind: "provider-started" }>;
  readonly cases: CaseResults[];
  readonly held: Set<string>;
  readonly broken: Set<string>;
}

/**
 * A collector with nothing in it yet.
 *
 * @param folder places in documents are told as paths from here; absolute ones when not given
 */
export function collectResults(folder?: string): ResultsCollector {
  let started: Extract<RunEvent, { kind: "run-started" }> | undefined;
  let finished: Extract<RunEvent, { kind: "run-finished" }> | undefined;
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
          started: event,
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
        const { address, plan } = gathering.started;
        const provider: ProviderResults = {
          name: event.provider.name,
          title: event.provider.title,
          address,
          documents: event.provider.sources.digest,
          plan,
          cases: inCaseOrder(gathering.cases),
          promises: promiseStandings(event.provider, gathering.held, gathering.broken),
          requests: event.requests,
          created,
          deleted,
          left: left.length,
          leftovers: left,
          notExercised: event.notExercised,
          ...(event.stopped === undefined ? {} : { stopped: event.stopped }),
          ...(event.deviations === undefined ? {} : { deviations: event.deviations }),
          traffic: event.traffic,
          coverage: event.coverage,
        };
        providers.push(folder === undefined ? provider : withRelativeLocations(provider, folder));
        return;
      }
      case "problems":
        problems.push(...event.problems);
        return;
      case "run-finished":
        finished = event;
        return;
      case "exchange":
        return;
    }
  };
  const notRun = () =>
    (started?.providers ?? [])
      .map(({ name }) => name)
      .filter((name) => !providers.some((ran) => ran.name === name));
  const results = (): Results => ({
    schema: "assay/results@1",
    target: started?.target ?? "mock",
    seed: started?.seed ?? 0,
    startedAt: (started?.startedAt ?? new Date(0)).toISOString(),
    ...(started === undefined ? {} : { rigour: started.rigour }),
    ...(started?.shard === undefined ? {} : { shard: started.shard }),
    ...(finished?.interrupted === true ? { interrupted: true } : {}),
    ...(finished?.interrupted === true && notRun().length > 0 ? { notRun: notRun() } : {}),
    providers,
    problems,
    summary: summaryOf(providers, finished?.seconds ?? 0),
  });
  return { listen, results };
}
