import { type CodePoints, complement, everyCodePoint, matchedBy, only, union } from "./code-points.js";
import { type Cursor, next, peek, take, takeHex, takeUntil } from "./text-cursor.js";

/** A regular expression as a tree. */
export type PatternNode =
  | { readonly kind: "set"; readonly codePoints: CodePoints }
  | { readonly kind: "sequence"; readonly nodes: readonly PatternNode[] }
  | { readonly kind: "choice"; readonly nodes: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly node: PatternNode; readonly min: number; readonly max: number }
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "ahead"; readonly node: PatternNode; readonly negative: boolean }
  /** What no tree of these can say, such as a word boundary; it matches at most what it stands for. */
  | { readonly kind: "beyond" };

interface PatternCursor extends Cursor {
  readonly groups: Map<string, PatternNode>;
  groupCount: number;
}

const empty: PatternNode = { kind: "sequence", nodes: [] };

/** Reads a regular expression that is known to compile with the `u` flag. */
export function parsePattern(source: string): PatternNode {
  return parseChoice({ characters: [...source], position: 0, groups: new Map(), groupCount: 0 });
}

function parseChoice(cursor: PatternCursor): PatternNode {
  const branches = [parseSequence(cursor)];
  while (take(cursor, "|")) branches.push(parseSequence(cursor));
  return branches.length === 1 ? (branches[0] ?? empty) : { kind: "choice", nodes: branches };
}

function parseSequence(cursor: PatternCursor): PatternNode {
  const nodes: PatternNode[] = [];
  for (let next = peek(cursor); next !== undefined && next !== "|" && next !== ")"; next = peek(cursor)) {
    nodes.push(parseQuantified(cursor, parseAtom(cursor)));
  }
  return { kind: "sequence", nodes };
}

function parseQuantified(cursor: PatternCursor, node: PatternNode): PatternNode {
  const bounds = parseBounds(cursor);
  if (bounds === undefined) return node;
  take(cursor, "?");
  return { kind: "repeat", node, ...bounds };
}

function parseBounds(cursor: PatternCursor): { min: number; max: number } | undefined {
  if (take(cursor, "*")) return { min: 0, max: Number.POSITIVE_INFINITY };
  if (take(cursor, "+")) return { min: 1, max: Number.POSITIVE_INFINITY };
  if (take(cursor, "?")) return { min: 0, max: 1 };
  if (!take(cursor, "{")) return undefined;
  const [min = "", max] = takeUntil(cursor, "}").split(",");
  const least = Number(min);
  return { min: least, max: max === undefined ? least : max === "" ? Number.POSITIVE_INFINITY : Number(max) };
}

function parseAtom(cursor: PatternCursor): PatternNode {
  const character = next(cursor);
  switch (character) {
    case "^":
      return { kind: "start" };
    case "$":
      return { kind: "end" };
    case ".":
      return set(
        complement([
          [0x0a, 0x0a],
          [0x0d, 0x0d],
          [0x2028, 0x2029],
        ]),
      );
    case "(":
      return parseGroup(cursor);
    case "[":
      return set(parseClass(cursor));
    case "\\":
      return parseEscape(cursor);
    default:
      return set(only(character.codePointAt(0) ?? 0));
  }
}

function parseGroup(cursor: PatternCursor): PatternNode {
  let wrap = (node: PatternNode): PatternNode => node;
  const names: string[] = [];
  if (take(cursor, "?")) {
    const sign = next(cursor);
    if (sign === "=" || sign === "!") wrap = (node) => ({ kind: "ahead", node, negative: sign === "!" });
    else if (sign === "<" && (take(cursor, "=") || take(cursor, "!"))) wrap = () => ({ kind: "beyond" });
    else if (sign === "<") names.push(takeUntil(cursor, ">"));
  } else cursor.groupCount += 1;
  if (names.length > 0) cursor.groupCount += 1;
  names.push(String(cursor.groupCount));
  const node = parseChoice(cursor);
  next(cursor);
  for (const name of names) if (!cursor.groups.has(name)) cursor.groups.set(name, node);
  return wrap(node);
}

function parseEscape(cursor: PatternCursor): PatternNode {
  const character = peek(cursor) ?? "";
  if (character === "b" || character === "B") {
    next(cursor);
    return { kind: "beyond" };
  }
  if (/[1-9]/u.test(character)) {
    let name = "";
    while (/\d/u.test(peek(cursor) ?? "")) name += next(cursor);
    return { kind: "sequence", nodes: [cursor.groups.get(name) ?? empty, { kind: "beyond" }] };
  }
  if (character === "k") {
    next(cursor);
    next(cursor);
    return {
      kind: "sequence",
      nodes: [cursor.groups.get(takeUntil(cursor, ">")) ?? empty, { kind: "beyond" }],
    };
  }
  return set(parseClassEscape(cursor));
}

function parseClass(cursor: PatternCursor): CodePoints {
  const negative = take(cursor, "^");
  const sets: CodePoints[] = [];
  while (!take(cursor, "]")) {
    const from = parseClassMember(cursor);
    const isRange = peek(cursor) === "-" && cursor.characters[cursor.position + 1] !== "]";
    if (!isRange) {
      sets.push(from);
      continue;
    }
    next(cursor);
    const to = parseClassMember(cursor);
    sets.push([[from[0]?.[0] ?? 0, to[0]?.[1] ?? 0]]);
  }
  const all = union(sets);
  return negative ? complement(all) : all;
}

function parseClassMember(cursor: PatternCursor): CodePoints {
  const character = next(cursor);
  return character === "\\" ? parseClassEscape(cursor) : only(character.codePointAt(0) ?? 0);
}

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, b: 8, "0": 0 };

function parseClassEscape(cursor: PatternCursor): CodePoints {
  const character = next(cursor);
  if (/[dDwWsS]/u.test(character)) return matchedBy(`\\${character}`);
  if (character === "p" || character === "P") return matchedBy(`\\${character}${takeUntil(cursor, "}")}}`);
  const control = Object.hasOwn(controls, character) ? controls[character] : undefined;
  if (control !== undefined) return only(control);
  if (character === "c") return only((next(cursor).codePointAt(0) ?? 0) % 32);
  if (character === "x") return only(takeHex(cursor, 2));
  if (character === "u") return only(parseUnicodeEscape(cursor));
  return only(character.codePointAt(0) ?? 0);
}

function parseUnicodeEscape(cursor: PatternCursor): number {
  if (take(cursor, "{")) return Number.parseInt(takeUntil(cursor, "}"), 16);
  const unit = takeHex(cursor, 4);
  const isHigh = unit >= 0xd800 && unit <= 0xdbff && peek(cursor) === "\\";
  if (!isHigh || cursor.characters[cursor.position + 1] !== "u") return unit;
  cursor.position += 2;
  return 0x10000 + (unit - 0xd800) * 0x400 + (takeHex(cursor, 4) - 0xdc00);
}

function set(codePoints: CodePoints): PatternNode {
  return { kind: "set", codePoints };
}

/** The node that matches every string. */
export const anything: PatternNode = {
  kind: "repeat",
  node: { kind: "set", codePoints: everyCodePoint },
  min: 0,
  max: Number.POSITIVE_INFINITY,
};
