/** How a promise stands after a run, as the page shows it. */
export type Standing = "kept" | "broken" | "excused" | "warning" | "unseen" | "unverifiable";

/** What a standing is called, and the sign that tells it without its colour. */
export interface StandingSign {
  readonly word: string;
  readonly sign: string;
  /** One sentence: what it says of the promise. */
  readonly means: string;
}

/** Every standing, the most urgent first. */
export const standingSigns: Readonly<Record<Standing, StandingSign>> = {
  broken: { word: "broken", sign: "✗", means: "An answer was seen that breaks the promise." },
  warning: {
    word: "warning",
    sign: "!",
    means: "An answer departs from what only an example, or other material, shows.",
  },
  excused: {
    word: "excused",
    sign: "◇",
    means: "It is broken, and a known deviation on record excuses it for now.",
  },
  unseen: { word: "not seen", sign: "·", means: "No exchange of this run showed whether it holds." },
  unverifiable: {
    word: "unverifiable",
    sign: "–",
    means: "Nobody can see over HTTP whether it holds; the catalogue says why.",
  },
  kept: { word: "kept", sign: "✓", means: "It was seen to hold, and nothing was seen that breaks it." },
};

/** The standings in the order of {@link standingSigns}. */
export const standings = Object.keys(standingSigns) as readonly Standing[];
