import type { Finding } from "../core/finding.js";
import type { JsonObject } from "../core/json.js";
import type { Location } from "../core/location.js";
import type { Recipe } from "./counterexample/recipe.js";
import type { DeviationNote } from "./run-gate.js";

/** A finding with the smallest exchange that shows it, redacted. */
export interface ShownFinding extends Finding {
  readonly request: ShownRequest;
  readonly response?: ShownResponse;
  readonly curl: string;
  /** Where what was broken is written: the constraint, else the promise, else the operation. */
  readonly location?: Location;
  /** Whose exchange it is, where the case is not of one operation. */
  readonly operation?: string;
  /** Everything that led there, the exchange itself last. */
  readonly steps?: readonly ShownStep[];
  /** What the steps began with. */
  readonly inputs?: JsonObject;
  /** What sends it again; of violations on a live target. */
  readonly recipe?: Recipe;
  /** The known deviation that excuses it. */
  readonly deviation?: DeviationNote;
}

/** One exchange on the way to a finding. */
export interface ShownStep {
  readonly step: string;
  readonly request: ShownRequest;
  readonly response?: ShownResponse;
  readonly curl: string;
  /** How often the same request was sent, where more than once. */
  readonly times?: number;
}

/** A request as people may see it: secrets masked, a long body cut. */
export interface ShownRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string;
}

/** A response as people may see it: secrets masked, a long body cut. */
export interface ShownResponse {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly durationMs: number;
}

/** What happened when a case ran. */
export type Outcome =
  | { readonly kind: "passed"; readonly findings: readonly ShownFinding[]; readonly requests: number }
  | { readonly kind: "failed"; readonly findings: readonly ShownFinding[]; readonly requests: number }
  | {
      /** Nothing was judged; there may be findings all the same. */
      readonly kind: "skipped" | "errored";
      readonly reason: string;
      readonly findings?: readonly ShownFinding[];
      readonly requests: number;
    };

/** What we conclude from an outcome. */
export type Verdict = "conforms" | "violates" | "deviates" | "stale" | "skipped" | "inconclusive";

/** Weighs one outcome: findings that are no violation are reported but do not fail the case. */
export function verdictOf(outcome: Outcome): Verdict {
  switch (outcome.kind) {
    case "passed":
      return "conforms";
    case "failed":
      return "violates";
    case "skipped":
      return "skipped";
    case "errored":
      return "inconclusive";
  }
}
