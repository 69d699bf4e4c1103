/** A stretch of lines, from `first` up to but without `end`. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
  readonly isShown: boolean;
}

const shortBody = 40;
const head = 12;
const around = 4;

/** Which lines of a long body are shown at first: its beginning, and what is marked with what stands around it. */
export function foldedLines(count: number, marked: ReadonlySet<number>): readonly Stretch[] {
  if (count <= shortBody) return [{ first: 0, end: count, isShown: true }];
  const shown = new Set(Array.from({ length: head }, (_, index) => index));
  for (const mark of [...marked].slice(0, shortBody))
    for (let index = mark - around; index <= mark + around; index += 1) shown.add(index);
  const stretches: Stretch[] = [];
  for (let index = 0; index < count; index += 1) {
    const isShown = shown.has(index);
    const last = stretches.at(-1);
    if (last?.isShown === isShown) stretches[stretches.length - 1] = { ...last, end: index + 1 };
    else stretches.push({ first: index, end: index + 1, isShown });
  }
  return stretches;
}
