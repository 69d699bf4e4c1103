import { type Signs, signsFor } from "./terminal/signs.js";

/** How text is made to stand out; the identity where colours are not wanted. */
export interface TerminalStyle {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly signs: Signs;
  /** Whether lines may be rewritten in place. */
  readonly live: boolean;
  readonly columns: number;
  /** Where sentences are broken: a terminal's width; `Infinity` in files and pipes, whose lines are searched. */
  readonly wrapsAt: number;
}

/** What decides on colours, signs and live lines. */
export interface TerminalFacts {
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether the terminal shows more than the characters of an old console; files and pipes always do. */
  readonly isUnicode?: boolean;
}

/** Files and pipes have no width; a table this wide is still read with ease. */
const columnsElsewhere = 120;

/**
 * Colours only on a terminal, and not where NO_COLOR is set (https://no-color.org); FORCE_COLOR decides
 * either way (0 or false: none). No live lines in CI.
 */
export function terminalStyle({ isTerminal, columns, environment, isUnicode }: TerminalFacts): TerminalStyle {
  const isSet = (name: string) => (environment[name] ?? "") !== "";
  const isDumb = environment["TERM"] === "dumb";
  const forced = isSet("FORCE_COLOR") ? !/^(0|false)$/.test(environment["FORCE_COLOR"] ?? "") : undefined;
  const coloured = forced ?? (isTerminal && !isSet("NO_COLOR") && !isDumb);
  const paint = (code: number) => (text: string) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);
  // A terminal that does not know its own size says 0.
  const width = columns === undefined || columns === 0 ? 80 : columns;
  return {
    bold: paint(1),
    dim: paint(2),
    red: paint(31),
    green: paint(32),
    yellow: paint(33),
    signs: signsFor(!isTerminal || isUnicode !== false),
    live: isTerminal && !isSet("CI") && !isDumb,
    columns: isTerminal ? width : columnsElsewhere,
    wrapsAt: isTerminal ? width : Number.POSITIVE_INFINITY,
  };
}
