import type { Location } from "../core/location.js";
import type { Problem } from "../core/problem.js";
import type { CaseResults, FindingResults, ProviderResults, Results, Summary } from "../report/results.js";
import type { Standing } from "./standing.js";

/** All that a report page tells. */
export interface PageContent {
  /** What the first screen needs. */
  readonly overview: Overview;
  /** The cases and findings of each provider, in the order of `overview.providers`. */
  readonly details: readonly ProviderDetails[];
}

/** A run at a glance. */
export interface Overview
  extends Pick<Results, "target" | "seed" | "startedAt" | "rigour" | "shard" | "interrupted" | "notRun"> {
  /** The version of assay that made the page. */
  readonly version: string;
  readonly summary: Summary;
  /** The verdict in one sentence, which names the target. */
  readonly sentence: string;
  readonly providers: readonly ProviderOverview[];
  readonly problems: readonly Problem[];
  /** Earlier runs, oldest first, this one not among them. */
  readonly history: readonly HistoryRun[];
}

/** One provider at a glance. */
export interface ProviderOverview
  extends Pick<
    ProviderResults,
    | ("name" | "title" | "address" | "documents" | "requests" | "created" | "deleted" | "left" | "leftovers")
    | ("notExercised" | "stopped" | "deviations")
  > {
  /** How many cases of each kind came to each verdict. */
  readonly cases: readonly KindCount[];
  readonly promises: readonly PromiseOverview[];
}

/** How many cases of one kind came to one verdict. */
export interface KindCount {
  readonly kind: string;
  readonly verdict: CaseResults["verdict"];
  readonly cases: number;
  readonly requests: number;
}

/** One promise, or what stands in for one where a breach is of none in the catalogue. */
export interface PromiseOverview {
  /** Its id in the catalogue; else the check and the operation that it failed on. */
  readonly id: string;
  /** The statement, as the catalogue has it. */
  readonly promises: string;
  /** False where the catalogue has no promise for it and the description alone states it. */
  readonly isInCatalogue: boolean;
  readonly theme: string;
  readonly strength: "stated" | "shown";
  readonly source?: { readonly document: string; readonly at: string };
  readonly location?: Location;
  readonly standing: Standing;
  /** Why it is not seen, or not verifiable. */
  readonly reason?: string;
  readonly verifiedBy: readonly string[];
  readonly contradictedBy: readonly { readonly source: string; readonly says: string }[];
  /** The checks and operations that its findings are of. */
  readonly terms: readonly string[];
  /** Its findings, as places in `ProviderDetails.findings`, the one that shows it best first. */
  readonly findings: readonly number[];
}

/** What was sent to one operation, and how it answered. */
export type OperationTraffic = NonNullable<ProviderResults["traffic"]>[number];

/** What a run saw of a description. */
export type Coverage = NonNullable<ProviderResults["coverage"]>;

/** All cases and findings of a provider; traffic and coverage where the results tell them. */
export interface ProviderDetails extends Pick<ProviderResults, "traffic" | "coverage"> {
  readonly name: string;
  readonly cases: readonly CaseDetails[];
  readonly findings: readonly FindingDetails[];
}

/** One case; its findings are places in `ProviderDetails.findings`. */
export interface CaseDetails
  extends Pick<
    CaseResults,
    | ("name" | "kind" | "operation" | "workflow" | "inferred" | "promises" | "verdict" | "reason")
    | ("requests" | "seconds" | "replay")
  > {
  readonly findings: readonly number[];
}

/** One breach, with the smallest exchange that shows it. */
export interface FindingDetails extends Omit<FindingResults, "recipe"> {
  /** The case that shows it. */
  readonly shownBy: string;
  /** How to run that case again. */
  readonly replay: string;
  /** How many cases ran into it. */
  readonly cases: number;
}

/** What an earlier run came to. */
export interface HistoryRun extends Pick<Results, "target" | "seed" | "startedAt"> {
  readonly providers: readonly {
    readonly name: string;
    readonly requests: number;
    /** Digest of the documents that it was made from. */
    readonly documents?: string;
    readonly standings: Readonly<Record<string, Standing>>;
  }[];
}
