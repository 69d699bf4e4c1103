import type { Standing } from "../../page-data/standing.js";
import type { CaseResults } from "../../report/results.js";

/** What a verdict is called, the sign that tells it without its colour, and the standing whose tone it shares. */
export interface VerdictSign {
  readonly word: string;
  readonly sign: string;
  readonly tone: Standing;
}

/** Every verdict, the most urgent first. */
export const verdictSigns: Readonly<Record<CaseResults["verdict"], VerdictSign>> = {
  violates: { word: "violates", sign: "✗", tone: "broken" },
  stale: { word: "stale", sign: "↺", tone: "warning" },
  inconclusive: { word: "inconclusive", sign: "?", tone: "warning" },
  deviates: { word: "deviates", sign: "◇", tone: "excused" },
  skipped: { word: "skipped", sign: "–", tone: "unverifiable" },
  conforms: { word: "conforms", sign: "✓", tone: "kept" },
};
