import type { Change } from "./change.js";
import type { ProviderDiff } from "./diff-provider.js";
import { type Rating, strictest } from "./rating/rating.js";

/** The answer of `assay diff` for a machine. */
export interface DiffReport {
  readonly schema: "assay/diff@1";
  readonly base: string;
  readonly head: string;
  readonly summary: Readonly<Record<Rating, number>> & {
    /** The strictest of all; absent where nothing differs. */
    readonly bump?: Rating;
  };
  readonly providers: readonly ProviderDiff[];
  /** Ids of the promises that the changes touch. */
  readonly promises: readonly string[];
  /** Names of the cases to run again. */
  readonly cases: readonly string[];
}

/** Sums up what differs between two sides. */
export function diffReport(base: string, head: string, providers: readonly ProviderDiff[]): DiffReport {
  const changes = providers.flatMap((provider) => provider.changes);
  const bump = strictest(changes.map(({ rating }) => rating));
  const count = (wanted: Rating) => changes.filter(({ rating }) => rating === wanted).length;
  return {
    schema: "assay/diff@1",
    base,
    head,
    summary: {
      major: count("major"),
      minor: count("minor"),
      patch: count("patch"),
      ...(bump === undefined ? {} : { bump }),
    },
    providers,
    promises: [...new Set(changes.flatMap(({ promises }) => promises))],
    cases: providers.flatMap(({ cases }) => cases),
  };
}

/** What the engines say where they differ from the answer or from each other, and how it was decided; empty where all agree. */
export function disagreement({ decidedBy, engines, because }: Change): string {
  const said = Object.entries(engines).map(([engine, { rating }]) => `${engine} says ${rating}`);
  switch (decidedBy) {
    case "agreed":
    case "own":
      return "";
    case "direction":
      return `${said.join(", ")}; decided by direction: ${because}`;
    case "stricter":
      return `${said.join(", ")}; the stricter counts`;
  }
}
