import type { Results } from "../report/results.js";
import type { Standing } from "./standing.js";

/** A run in a list of runs. */
export interface RunLine extends Pick<Results, "target" | "seed" | "startedAt" | "shard" | "interrupted"> {
  /** The beginning of the digest of its file: the same wherever a copy lies. */
  readonly id: string;
  /** The verdict in one sentence, which names the target. */
  readonly sentence: string;
  readonly requests: number;
  readonly seconds: number;
  readonly providers: readonly ProviderLine[];
  /** Where it is kept. */
  readonly files: readonly string[];
}

/** What one provider's run came to. */
export interface ProviderLine {
  readonly name: string;
  readonly title: string;
  /** The host that answered; empty for the mock. */
  readonly host: string;
  /** Digest of the documents. */
  readonly documents?: string;
  readonly requests: number;
  readonly cases: number;
  /** How many promises stand how; those of none are left out. */
  readonly standings: Readonly<Partial<Record<Standing, number>>>;
}

/** A file that was left out. */
export interface LeftOutFile {
  readonly path: string;
  readonly reason: string;
}

/** All runs that the folders hold. */
export interface RunList {
  readonly folders: readonly string[];
  /** The newest first. */
  readonly runs: readonly RunLine[];
  readonly leftOut: readonly LeftOutFile[];
  /** How many new files have been read; of none while it is not known yet, absent once all are. */
  readonly reading?: { readonly done: number; readonly of: number };
}

/** How the promises of one provider stood, run after run. */
export interface Trend {
  readonly provider: string;
  readonly title: string;
  readonly target: Results["target"];
  readonly host: string;
  /** How many runs there are of it. */
  readonly of: number;
  /** The newest of them, oldest first. */
  readonly runs: readonly TrendRun[];
  readonly promises: readonly TrendPromise[];
}

/** One column of a trend. */
export interface TrendRun extends Pick<RunLine, "id" | "startedAt" | "seed" | "interrupted"> {
  readonly requests: number;
  /** Whether the documents are others than in the run before. */
  readonly hasOtherDocuments: boolean;
}

/** One row of a trend. */
export interface TrendPromise {
  readonly id: string;
  readonly promises: string;
  readonly theme: string;
  /** One for each run; null where that run knew of no such promise. */
  readonly standings: readonly (Standing | null)[];
}

/** How a promise stands other than before. */
export type PromiseChangeKind =
  | ("broken" | "mended" | "warning" | "excused" | "seen" | "unseen")
  | ("added" | "gone");

/** A promise that stands other than before. */
export interface PromiseChange {
  readonly kind: PromiseChangeKind;
  readonly id: string;
  readonly promises: string;
  readonly before?: Standing;
  readonly after?: Standing;
}

/** A case with another verdict than before. */
export interface CaseChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Why it ended so, where it tells. */
  readonly reason?: string;
}

/** What is different about one provider. */
export interface ProviderComparison {
  readonly name: string;
  readonly title: string;
  /** Whether both runs had it, or which one. */
  readonly isIn: "both" | "before" | "after";
  /** Whether both were made from the same documents; unknown where one does not tell. */
  readonly documents: "same" | "other" | "unknown";
  /** The hosts that answered, where they are not the same. */
  readonly hosts?: { readonly before: string; readonly after: string };
  /** In words: how many promises changed, and how. */
  readonly sentence: string;
  readonly promises: readonly PromiseChange[];
  readonly cases: {
    readonly changed: readonly CaseChange[];
    /** Cases that only the later run had. */
    readonly added: number;
    /** Cases that only the earlier run had. */
    readonly gone: number;
  };
}

/** What is different between two runs. */
export interface RunComparison {
  readonly before: RunLine;
  readonly after: RunLine;
  /** What keeps the two from being compared like with like, in words. */
  readonly remarks: readonly string[];
  readonly providers: readonly ProviderComparison[];
}
