/** A piece of a text: what it shares with the other, or what only it has. */
export interface DifferencePiece {
  readonly text: string;
  readonly isShared: boolean;
}

/** Two texts, each in pieces. */
export interface TextDifference {
  readonly expected: readonly DifferencePiece[];
  readonly received: readonly DifferencePiece[];
}

const mostWords = 600;

/**
 * What two texts share, word by word. Where that is too little to help, each is one piece.
 *
 * @example textDifference("status 401 or 403", "status 200").expected // "status " shared, "401 or 403" not
 */
export function textDifference(expected: string, received: string): TextDifference {
  const [left, right] = [wordsOf(expected), wordsOf(received)];
  const shared = left.length > mostWords || right.length > mostWords ? [] : sharedWords(left, right);
  const sharedLength = shared.reduce((sum, [place]) => sum + (left[place] ?? "").trim().length, 0);
  const isHelpful = sharedLength * 2.5 >= Math.min(expected.length, received.length);
  if (!isHelpful) return { expected: whole(expected), received: whole(received) };
  return {
    expected: pieces(left, new Set(shared.map(([place]) => place))),
    received: pieces(right, new Set(shared.map(([, place]) => place))),
  };
}

function whole(text: string): readonly DifferencePiece[] {
  return [{ text, isShared: true }];
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{N}_$-]+|[^\s\p{L}\p{N}_$-]/gu) ?? [];
}

/** The longest common subsequence, as places in both. */
function sharedWords(
  left: readonly string[],
  right: readonly string[],
): readonly (readonly [number, number])[] {
  const width = right.length + 1;
  const longest = new Uint16Array((left.length + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = left.length - 1; row >= 0; row -= 1)
    for (let column = right.length - 1; column >= 0; column -= 1)
      longest[row * width + column] =
        left[row] === right[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const shared: [number, number][] = [];
  for (let row = 0, column = 0; row < left.length && column < right.length; ) {
    if (left[row] === right[column]) shared.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return shared;
}

function pieces(words: readonly string[], shared: ReadonlySet<number>): readonly DifferencePiece[] {
  const joined: DifferencePiece[] = [];
  words.forEach((text, place) => {
    const last = joined.at(-1);
    const isShared = shared.has(place);
    if (last?.isShared === isShared) joined[joined.length - 1] = { text: last.text + text, isShared };
    else joined.push({ text, isShared });
  });
  return joined;
}
