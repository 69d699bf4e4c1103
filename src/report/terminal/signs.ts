/** The signs of a terminal report; each stands beside a word or a count, so that none is read by colour alone. */
export interface Signs {
  readonly kept: string;
  readonly broken: string;
  readonly excused: string;
  readonly warning: string;
  readonly unsure: string;
  readonly unseen: string;
  readonly unverifiable: string;
  readonly running: string;
  /** What of a bar is done, and what is not. */
  readonly bar: readonly [done: string, open: string];
}

const unicodeSigns: Signs = {
  kept: "✓",
  broken: "✗",
  excused: "◇",
  warning: "!",
  unsure: "?",
  unseen: "·",
  unverifiable: "–",
  running: "▸",
  bar: ["█", "░"],
};

/** What the fonts of old consoles have, those of Windows among them. */
const plainSigns: Signs = {
  kept: "√",
  broken: "×",
  excused: "~",
  warning: "!",
  unsure: "?",
  unseen: "·",
  unverifiable: "-",
  running: ">",
  bar: ["#", "."],
};

/** The signs that a terminal can show. */
export function signsFor(isUnicode: boolean): Signs {
  return isUnicode ? unicodeSigns : plainSigns;
}
