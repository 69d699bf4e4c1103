import { themes } from "../core/theme.js";
import type { CaseResults, FindingResults, ProviderResults, Results } from "../report/results.js";
import { summaryOf } from "../report/summary-of.js";
import { madeCoverage, madeTraffic } from "./made-traffic.js";

/** What a made run is to look like. */
export interface MadeRun {
  /** Names of the providers. */
  readonly providers: readonly string[];
  /** How many cases each has. */
  readonly cases: number;
  /** Every so many cases one breaks a promise; each breach is one of its own. */
  readonly breachEvery: number;
  /** The body that a broken answer has. */
  readonly body: (index: number) => string;
  /** A text that a server or a document supplies wherever one does: titles, messages, reasons. */
  readonly text?: string;
  /** Ids of promises beside the usual ones. */
  readonly ids?: readonly string[];
}

const kinds = ["positive", "boundary", "negative", "credentials", "method", "robustness", "workflow"];
const standings = ["verified", "verified", "broken", "unverified", "unverifiable"] as const;
/** The operations of every made provider. */
const operations = ["listShelves", "addShelf", "readShelf", "removeShelf"];

/** Results as a run writes them, made by arithmetic: the same every time, as large as they are asked for. */
export function madeResults(made: MadeRun): Results {
  const providers = made.providers.map((name) => providerOf(name, made));
  return {
    schema: "assay/results@1",
    target: "mock",
    seed: 2026,
    startedAt: "2026-11-28T13:00:00.000Z",
    providers,
    problems: [],
    summary: summaryOf(providers, 60),
  };
}

function providerOf(name: string, made: MadeRun): ProviderResults {
  const { text = "" } = made;
  const ids = [...(made.ids ?? []), ...Array.from({ length: 30 }, (_, index) => promiseId(name, index))];
  return {
    name,
    title: `${name[0]?.toUpperCase()}${name.slice(1)}${text}`,
    address: "http://127.0.0.1:1",
    cases: Array.from({ length: made.cases }, (_, index) => caseOf(name, index, made)),
    promises: ids.map((id, index) => ({
      id,
      promises: `The shelf ${index} stays where it was put${text}`,
      strength: "stated",
      theme: themes[index % themes.length] ?? "naming",
      source: { document: `guide${text}`, at: `section ${index}` },
      standing: standings[index % standings.length] ?? "verified",
      ...(index % standings.length > 2 ? { reason: `no exchange of this run showed it${text}` } : {}),
      verifiedBy: ["addShelf /paths/~1shelves/post documented-status"],
    })),
    requests: made.cases,
    created: 3,
    deleted: 3,
    left: 0,
    leftovers: [],
    notExercised: [],
    traffic: operations.map((operation, index) => madeTraffic(operation, index)),
    coverage: madeCoverage(operations),
  };
}

function caseOf(provider: string, index: number, made: MadeRun): CaseResults {
  const kind = kinds[index % kinds.length] ?? "positive";
  const operation = operations[index % operations.length] ?? "addShelf";
  const isBroken = index % made.breachEvery === 0;
  const isSkipped = !isBroken && index % 11 === 0;
  const name = `${provider}/${operation}/${kind}/body/size/part-${index}`;
  return {
    name,
    kind,
    operation,
    promises: [promiseId(provider, index % 30)],
    verdict: isBroken ? "violates" : isSkipped ? "skipped" : "conforms",
    ...(isSkipped ? { reason: `nothing can break it alone${made.text ?? ""}` } : {}),
    findings: isBroken ? [findingOf(provider, operation, index, made)] : [],
    warnings: [],
    gaps: [],
    requests: 1 + (index % 3),
    seconds: (index % 40) / 100,
    replay: `assay replay ${name} --seed 2026`,
  };
}

function findingOf(provider: string, operation: string, index: number, made: MadeRun): FindingResults {
  const url = `http://127.0.0.1:1/shelves/${index}`;
  const headers = [["content-type", "application/json"]] as const;
  return {
    check: "body-satisfies-schema",
    message: `A shelf has no size ${index}${made.text ?? ""}`,
    promise:
      made.ids?.[0] !== undefined && index === 0 ? made.ids[0] : promiseId(provider, (index % 6) * 5 + 2),
    severity: "violation",
    constraint: `/paths/~1shelves/post/responses/201/${index}`,
    expected: `a number${made.text ?? ""}`,
    received: `nothing${made.text ?? ""}`,
    at: "body /size",
    operation,
    request: { method: "POST", url, headers, body: `{"size":${index}}` },
    response: { status: 201, headers, body: made.body(index), durationMs: 4 },
    curl: `curl -X POST ${url} -H 'content-type: application/json' -d '{"size":${index}}'`,
  };
}

function promiseId(provider: string, index: number): string {
  return `${provider.slice(0, 3).toUpperCase()}-${String(index + 1).padStart(2, "0")}`;
}
