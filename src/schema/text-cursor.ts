/** Where the reading of a text is. */
export interface Cursor {
  readonly characters: readonly string[];
  position: number;
}

/** The next character, left in place. */
export function peek(cursor: Cursor): string | undefined {
  return cursor.characters[cursor.position];
}

/** The next character; empty at the end. */
export function next(cursor: Cursor): string {
  const character = cursor.characters[cursor.position] ?? "";
  cursor.position += 1;
  return character;
}

/** Skips a character where it is the next. */
export function take(cursor: Cursor, character: string): boolean {
  if (peek(cursor) !== character) return false;
  cursor.position += 1;
  return true;
}

/** What stands before a character, which is skipped. */
export function takeUntil(cursor: Cursor, end: string): string {
  let text = "";
  for (let character = next(cursor); character !== end && character !== ""; character = next(cursor))
    text += character;
  return text;
}

/** A number of so many hexadecimal digits. */
export function takeHex(cursor: Cursor, digits: number): number {
  return Number.parseInt(Array.from({ length: digits }, () => next(cursor)).join(""), 16);
}
