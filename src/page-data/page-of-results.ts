import { groupedBy } from "../core/grouped-by.js";
import type { ProviderResults, Results } from "../report/results.js";
import { verdictSentence } from "../report/verdict-sentence.js";
import { gatherFindings } from "./gather-findings.js";
import type {
  CaseDetails,
  HistoryRun,
  KindCount,
  PageContent,
  ProviderDetails,
  ProviderOverview,
} from "./page-content.js";
import { promiseOverviews } from "./promise-overviews.js";

/** What the page tells beside the results. */
export interface PageSetting {
  /** The version of assay. */
  readonly version: string;
  /** Earlier runs, oldest first. */
  readonly history: readonly HistoryRun[];
}

/** What a report page tells of results. */
export function pageOfResults(results: Results, { version, history }: PageSetting): PageContent {
  const { target, seed, startedAt, rigour, shard, interrupted, notRun, summary, problems } = results;
  const providers = results.providers.map(providerPage);
  return {
    overview: {
      version,
      ...{ target, seed, startedAt, summary, problems, history },
      ...(rigour === undefined ? {} : { rigour }),
      ...(shard === undefined ? {} : { shard }),
      ...(interrupted === undefined ? {} : { interrupted }),
      ...(notRun === undefined ? {} : { notRun }),
      sentence: verdictSentence(results),
      providers: providers.map(({ overview }) => overview),
    },
    details: providers.map(({ details }) => details),
  };
}

function providerPage(provider: ProviderResults): { overview: ProviderOverview; details: ProviderDetails } {
  const { cases, promises, plan: _, traffic, coverage, ...told } = provider;
  const { findings, ofCase } = gatherFindings(provider);
  return {
    overview: { ...told, cases: kindCounts(provider), promises: promiseOverviews(promises, findings) },
    details: {
      name: provider.name,
      cases: cases.map((item): CaseDetails => {
        const { findings: _findings, known: _known, warnings: _warnings, gaps: _gaps, ...rest } = item;
        return { ...rest, findings: ofCase.get(item.name) ?? [] };
      }),
      findings,
      ...(traffic === undefined ? {} : { traffic }),
      ...(coverage === undefined ? {} : { coverage }),
    },
  };
}

function kindCounts({ cases }: ProviderResults): KindCount[] {
  const groups = groupedBy(cases, ({ kind, verdict }) => `${kind} ${verdict}`);
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const requests = alike.reduce((sum, item) => sum + item.requests, 0);
    return [{ kind: first.kind, verdict: first.verdict, cases: alike.length, requests }];
  });
}
