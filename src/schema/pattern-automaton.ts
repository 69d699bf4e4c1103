import { type CodePoints, everyCodePoint } from "./code-points.js";
import type { PatternNode } from "./parse-pattern.js";

/** A nondeterministic automaton over code points that accepts the strings in which a pattern is found. */
export interface Automaton {
  readonly states: readonly AutomatonState[];
  readonly start: number;
  readonly match: number;
}

interface AutomatonState {
  readonly moves: { readonly on: CodePoints; readonly to: number }[];
  /** Taken without reading; `start` and `end` only there in the string. */
  readonly free: { readonly to: number; readonly only?: "start" | "end" }[];
}

const mostStates = 20_000;

/** Builds the automaton, or `undefined` for a pattern that no automaton of tolerable size can hold. */
export function automatonOf(pattern: PatternNode): Automaton | undefined {
  const states: AutomatonState[] = [];
  const add = (): number => states.push({ moves: [], free: [] }) - 1;
  const link = (from: number, to: number, only?: "start" | "end"): void => {
    states[from]?.free.push(only === undefined ? { to } : { to, only });
  };

  const build = (node: PatternNode, from: number): number | undefined => {
    if (states.length > mostStates) return undefined;
    switch (node.kind) {
      case "set": {
        const to = add();
        states[from]?.moves.push({ on: node.codePoints, to });
        return to;
      }
      case "sequence":
        return node.nodes.reduce<number | undefined>(
          (at, part) => (at === undefined ? at : build(part, at)),
          from,
        );
      case "choice": {
        const to = add();
        for (const branch of node.nodes) {
          const end = build(branch, from);
          if (end === undefined) return undefined;
          link(end, to);
        }
        return to;
      }
      case "repeat":
        return repeat(node, from);
      case "start":
      case "end": {
        const to = add();
        link(from, to, node.kind);
        return to;
      }
      default:
        return undefined;
    }
  };
  const repeat = ({ node, min, max }: PatternNode & { kind: "repeat" }, from: number): number | undefined => {
    // Its own first state, so that a loop back cannot leave by another branch.
    let at: number | undefined = add();
    link(from, at);
    for (let i = 0; i < min && at !== undefined; i += 1) at = build(node, at);
    if (at === undefined) return undefined;
    if (max === Number.POSITIVE_INFINITY) {
      const loop = add();
      link(at, loop);
      const end = build(node, loop);
      if (end === undefined) return undefined;
      link(end, loop);
      return loop;
    }
    const exit = add();
    link(at, exit);
    for (let i = min; i < max && at !== undefined; i += 1) {
      at = build(node, at);
      if (at !== undefined) link(at, exit);
    }
    return at === undefined ? undefined : exit;
  };

  const start = add();
  states[start]?.moves.push({ on: everyCodePoint, to: start });
  const end = build(pattern, start);
  if (end === undefined) return undefined;
  const match = add();
  link(end, match);
  states[match]?.moves.push({ on: everyCodePoint, to: match });
  return { states, start, match };
}

/** Every state reachable from some without reading, sorted. */
export function closure(
  automaton: Automaton,
  from: Iterable<number>,
  at: { readonly start: boolean; readonly end: boolean },
): number[] {
  const seen = new Set(from);
  const pending = [...seen];
  for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
    for (const { to, only } of automaton.states[state]?.free ?? []) {
      if ((only === "start" && !at.start) || (only === "end" && !at.end) || seen.has(to)) continue;
      seen.add(to);
      pending.push(to);
    }
  }
  // Once matched, always matched.
  return seen.has(automaton.match) && !at.end ? [automaton.match] : [...seen].sort((a, b) => a - b);
}
