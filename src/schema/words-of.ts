import { everyCodePoint } from "./code-points.js";
import { anything, type PatternNode, parsePattern } from "./parse-pattern.js";
import { type Automaton, automatonOf } from "./pattern-automaton.js";
import { type Move, type WordGraph, wordGraph } from "./word-graph.js";

/** Which strings to make words of; lengths count code points. */
export interface WordConstraints {
  readonly patterns: readonly string[];
  readonly forbidden: readonly string[];
}

/** The strings that match some patterns and none of others, by length. */
export interface Words {
  /** False when a part of a pattern (a word boundary, say) had to be left out: check each word. */
  readonly exact: boolean;
  readonly has: (length: number) => boolean;
  /** The longest word's length, or infinity. */
  readonly longest: number;
  /** A word of a length that there is, chosen by a source of integers below a bound. */
  readonly word: (length: number, below: (bound: number) => number) => string;
}

const known = new Map<string, Words | undefined>();

/** The words of some constraints; `undefined` when they are too many-faced to hold. */
export function wordsOf(constraints: WordConstraints): Words | undefined {
  const key = JSON.stringify([constraints.patterns, constraints.forbidden]);
  if (known.has(key)) return known.get(key);
  const words = buildWords(constraints);
  known.set(key, words);
  return words;
}

function buildWords({ patterns, forbidden }: WordConstraints): Words | undefined {
  const required = patterns.map((pattern) => rulesOf(pattern));
  const refused = forbidden.map((pattern) => rulesOf(pattern));
  // A forbidden pattern must be held exactly or not at all: approximated, it would forbid too much.
  const refusable = refused.filter(
    (rules) => rules.exact && rules.forbidden.length === 0 && rules.required.length === 1,
  );
  const exact = required.every((rules) => rules.exact) && refusable.length === refused.length;
  const positive = required.flatMap((rules) => rules.required);
  const automata = (positive.length === 0 ? [anything] : positive).map(automatonOf);
  const negative = [
    ...required.flatMap((rules) => rules.forbidden),
    ...refusable.flatMap((rules) => rules.required),
  ];
  const excluded = negative.map(automatonOf);
  if ([...automata, ...excluded].includes(undefined)) return undefined;
  const isPresent = (one: Automaton | undefined): one is Automaton => one !== undefined;
  const graph = wordGraph({ required: automata.filter(isPresent), forbidden: excluded.filter(isPresent) });
  return graph === undefined ? undefined : wordsIn(graph, exact);
}

interface PatternRules {
  readonly required: readonly PatternNode[];
  readonly forbidden: readonly PatternNode[];
  readonly exact: boolean;
}

/** A pattern with its leading lookaheads, `^(?=.*\d)(?!www)`, as rules of their own. */
function rulesOf(pattern: string): PatternRules {
  const tree = parsePattern(pattern);
  const nodes = tree.kind === "sequence" ? tree.nodes : [tree];
  const [first, ...rest] = nodes;
  const looks = first?.kind === "start" ? rest.slice(0, countLeading(rest)) : [];
  const main: PatternNode = { kind: "sequence", nodes: nodes.filter((node) => !looks.includes(node)) };
  const isExact =
    !mentionsMore(main) && !looks.some((look) => look.kind === "ahead" && mentionsMore(look.node));
  const anchored = looks.flatMap((look) =>
    look.kind === "ahead" && !mentionsMore(look.node)
      ? [
          {
            negative: look.negative,
            node: { kind: "sequence", nodes: [{ kind: "start" }, look.node] } as PatternNode,
          },
        ]
      : [],
  );
  return {
    required: [simplified(main), ...anchored.filter((look) => !look.negative).map((look) => look.node)],
    forbidden: anchored.filter((look) => look.negative).map((look) => look.node),
    exact: isExact,
  };
}

function countLeading(nodes: readonly PatternNode[]): number {
  const end = nodes.findIndex((node) => node.kind !== "ahead");
  return end < 0 ? nodes.length : end;
}

function mentionsMore(node: PatternNode): boolean {
  switch (node.kind) {
    case "ahead":
    case "beyond":
      return true;
    case "sequence":
    case "choice":
      return node.nodes.some(mentionsMore);
    case "repeat":
      return mentionsMore(node.node);
    default:
      return false;
  }
}

/** Without what an automaton cannot say, so that it matches more, never less. */
function simplified(node: PatternNode): PatternNode {
  switch (node.kind) {
    case "ahead":
    case "beyond":
      return { kind: "sequence", nodes: [] };
    case "sequence":
    case "choice":
      return { ...node, nodes: node.nodes.map(simplified) };
    case "repeat":
      return { ...node, node: simplified(node.node) };
    default:
      return node;
  }
}

function wordsIn(graph: WordGraph, exact: boolean): Words {
  const rows: boolean[][] = [[...graph.accepting]];
  /** Whether an accepting state is exactly so many characters away, state by state. */
  const row = (distance: number): boolean[] => {
    for (let n = rows.length; n <= distance; n += 1) {
      const before = rows[n - 1] ?? [];
      rows.push(graph.moves.map((moves) => moves.some(({ to }) => before[to] === true)));
    }
    return rows[distance] ?? [];
  };
  const has = (length: number): boolean => row(length)[0] === true;
  const word = (length: number, below: (bound: number) => number): string => {
    let state = 0;
    let text = "";
    for (let left = length - 1; left >= 0; left -= 1) {
      const allowed = row(left);
      const usable = (graph.moves[state] ?? []).filter(({ to }) => allowed[to] === true);
      const likely = usable.filter(({ plain }) => plain.length > 0);
      const among = likely.length > 0 && below(8) > 0 ? likely : usable;
      const move = among[among.length === 1 ? 0 : below(among.length)];
      if (move === undefined) throw new Error(`no word of ${length} characters`);
      text += String.fromCodePoint(characterOf(move, below));
      state = move.to;
    }
    return text;
  };
  return { exact, has, word, longest: longestOf(graph) };
}

function characterOf({ plain, printable, all }: Move, below: (bound: number) => number): number {
  if (plain.length > 0 && (printable.length === plain.length || below(8) > 0))
    return plain[below(plain.length)] ?? 0;
  if (printable.length > 0) return printable[below(printable.length)] ?? 0;
  const [from, to] = all[below(all.length)] ?? everyCodePoint[0] ?? [0, 0];
  return from + below(to - from + 1);
}

/** The length of the longest word: infinite when a cycle lies on the way to acceptance. */
function longestOf(graph: WordGraph): number {
  const longest = new Map<number, number>();
  const open = new Set<number>();
  const from = (state: number): number => {
    const found = longest.get(state);
    if (found !== undefined) return found;
    if (open.has(state)) return Number.POSITIVE_INFINITY;
    open.add(state);
    let best = graph.accepting[state] === true ? 0 : Number.NEGATIVE_INFINITY;
    for (const { to } of graph.moves[state] ?? []) if (canEnd.has(to)) best = Math.max(best, 1 + from(to));
    open.delete(state);
    longest.set(state, best);
    return best;
  };
  const canEnd = acceptingAhead(graph);
  return canEnd.has(0) ? from(0) : Number.NEGATIVE_INFINITY;
}

function acceptingAhead(graph: WordGraph): Set<number> {
  const before = new Map<number, number[]>();
  graph.moves.forEach((moves, state) => {
    for (const { to } of moves) before.set(to, [...(before.get(to) ?? []), state]);
  });
  const found = new Set(graph.accepting.flatMap((accepts, state) => (accepts ? [state] : [])));
  const pending = [...found];
  for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
    for (const source of before.get(state) ?? []) {
      if (found.has(source)) continue;
      found.add(source);
      pending.push(source);
    }
  }
  return found;
}
