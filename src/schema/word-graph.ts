import { type CodePoints, everyCodePoint, listed, union } from "./code-points.js";
import { type Automaton, closure } from "./pattern-automaton.js";

/** What the words must match and must not match. */
export interface WordRules {
  readonly required: readonly Automaton[];
  readonly forbidden: readonly Automaton[];
}

/** A move of a {@link WordGraph}: any of some characters leads to a state. */
export interface Move {
  readonly to: number;
  /** Letters and digits of ASCII among the characters. */
  readonly plain: readonly number[];
  /** The printable characters of ASCII among them. */
  readonly printable: readonly number[];
  readonly all: CodePoints;
}

/** A deterministic automaton of the words that keep all rules; state 0 is the start. */
export interface WordGraph {
  readonly moves: readonly (readonly Move[])[];
  readonly accepting: readonly boolean[];
}

const mostStates = 3_000;

/** Determinises the rules together, or gives up with `undefined` when that takes too many states. */
export function wordGraph({ required, forbidden }: WordRules): WordGraph | undefined {
  const automata = [...required, ...forbidden];
  const tuples: number[][][] = [
    automata.map((one) => closure(one, [one.start], { start: true, end: false })),
  ];
  const numbers = new Map<string, number>([[keyOf(tuples[0] ?? []), 0]]);
  const moves: Move[][] = [];
  const accepting: boolean[] = [];
  for (let state = 0; state < tuples.length; state += 1) {
    if (tuples.length > mostStates) return undefined;
    const tuple = tuples[state] ?? [];
    accepting.push(accepts(automata, required.length, tuple, state === 0));
    const targets = new Map<number, CodePoints[]>();
    for (const range of elementaryRanges(automata, tuple)) {
      const next = automata.map((one, i) => stepped(one, tuple[i] ?? [], range[0]));
      if (next.some((set, i) => set.length === 0 && i < required.length)) continue;
      const key = keyOf(next);
      let number = numbers.get(key);
      if (number === undefined) {
        number = tuples.push(next) - 1;
        numbers.set(key, number);
      }
      targets.set(number, [...(targets.get(number) ?? []), [range]]);
    }
    moves.push([...targets].map(([to, sets]) => moveTo(to, union(sets))));
  }
  return { moves, accepting };
}

function moveTo(to: number, all: CodePoints): Move {
  const printable = listed(all, 0x20, 0x7e);
  const plain = printable.filter((codePoint) => /[A-Za-z0-9]/u.test(String.fromCodePoint(codePoint)));
  return { to, plain, printable, all };
}

function keyOf(tuple: readonly (readonly number[])[]): string {
  return tuple.map((set) => set.join()).join(";");
}

function accepts(
  automata: readonly Automaton[],
  required: number,
  tuple: readonly number[][],
  start: boolean,
): boolean {
  return automata.every((one, i) => {
    const matched = closure(one, tuple[i] ?? [], { start, end: true }).includes(one.match);
    return matched === i < required;
  });
}

/** The ranges within which every character leads to the same states. */
function elementaryRanges(automata: readonly Automaton[], tuple: readonly number[][]): [number, number][] {
  const starts = new Set<number>(everyCodePoint.map(([from]) => from));
  automata.forEach((one, i) => {
    for (const state of tuple[i] ?? []) {
      for (const { on } of one.states[state]?.moves ?? []) {
        for (const [from, to] of on) starts.add(from).add(to + 1);
      }
    }
  });
  const sorted = [...starts]
    .filter((at) => at <= 0x10ffff && (at < 0xd800 || at > 0xdfff))
    .sort((a, b) => a - b);
  return sorted.map((from, i) => {
    const end = (sorted[i + 1] ?? 0x110000) - 1;
    return [from, from < 0xd800 && end >= 0xd800 ? 0xd7ff : end];
  });
}

function stepped(automaton: Automaton, states: readonly number[], codePoint: number): number[] {
  const next = new Set<number>();
  for (const state of states) {
    for (const { on, to } of automaton.states[state]?.moves ?? []) {
      if (on.some(([from, end]) => codePoint >= from && codePoint <= end)) next.add(to);
    }
  }
  return next.size === 0 ? [] : closure(automaton, next, { start: false, end: false });
}
