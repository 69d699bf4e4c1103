/** A set of code points: sorted, disjoint, inclusive ranges. */
export type CodePoints = readonly (readonly [from: number, to: number])[];

/** Every code point that a well-formed string may hold: no lone surrogates. */
export const everyCodePoint: CodePoints = [
  [0, 0xd7ff],
  [0xe000, 0x10ffff],
];

/** One code point. */
export function only(codePoint: number): CodePoints {
  return [[codePoint, codePoint]];
}

/** All that is in any of several sets. */
export function union(sets: readonly CodePoints[]): CodePoints {
  const sorted = sets.flat().sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** All that is in both sets. */
export function intersection(left: CodePoints, right: CodePoints): CodePoints {
  return left.flatMap(([from, to]) =>
    right.flatMap(([start, end]): (readonly [number, number])[] => {
      const [low, high] = [Math.max(from, start), Math.min(to, end)];
      return low <= high ? [[low, high]] : [];
    }),
  );
}

/** All that is not in the set. */
export function complement(set: CodePoints): CodePoints {
  const gaps: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= 0x10ffff) gaps.push([next, 0x10ffff]);
  return intersection(gaps, everyCodePoint);
}

const matching = new Map<string, CodePoints>();

/** The code points that a class escape such as `\p{Lu}` or `\w` matches, found by trying each. */
export function matchedBy(escape: string): CodePoints {
  const known = matching.get(escape);
  if (known !== undefined) return known;
  const pattern = new RegExp(`^${escape}$`, "u");
  const found: [number, number][] = [];
  for (const [from, to] of everyCodePoint) {
    for (let codePoint = from; codePoint <= to; codePoint += 1) {
      if (!pattern.test(String.fromCodePoint(codePoint))) continue;
      const last = found.at(-1);
      if (last?.[1] === codePoint - 1) last[1] = codePoint;
      else found.push([codePoint, codePoint]);
    }
  }
  matching.set(escape, found);
  return found;
}

/** The code points of a set inside a range, as a list. */
export function listed(set: CodePoints, from: number, to: number): number[] {
  return intersection(set, [[from, to]]).flatMap(([start, end]) =>
    Array.from({ length: end - start + 1 }, (_, i) => start + i),
  );
}
