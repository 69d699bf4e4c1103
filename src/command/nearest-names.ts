/** Names that a mistyped one may have been meant for, nearest first. */
export function nearestNames(wanted: string, names: readonly string[], most = 3): string[] {
  const inside = names.filter((name) => name.startsWith(wanted) || name.endsWith(`/${wanted}`));
  if (inside.length > 0) return inside.slice(0, most);
  const start = [...names].map((name) => ({ name, distance: distanceOf(wanted, name) }));
  return start
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ name }) => name);
}

/** How many characters are to be typed, dropped or changed to come from one text to the other. */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[to.length] ?? 0;
}
