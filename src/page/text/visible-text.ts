/** A piece of a text: as it is, or a character that nobody would see, with what stands for it. */
export interface VisiblePiece {
  readonly text: string;
  /** What the character is, such as `U+0000`; absent where the text can be seen. */
  readonly name?: string;
}

/**
 * Which spaces are shown: those at the ends of a `line`, in a `body` those at the ends of what quotes or tags enclose
 * too, in `prose` only several in a row.
 */
export type ShownSpaces = "line" | "body" | "prose";

/** Controls, what is invisible, what turns the writing round, and half a surrogate pair. */
const unseen =
  "[\\u0000-\\u0008\\u000b-\\u001f\\t\\u007f-\\u00a0\\u00ad\\u061c\\u115f\\u1160\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\uffff\\ud800-\\udfff]";

const patterns: Readonly<Record<ShownSpaces, RegExp>> = {
  line: new RegExp(`${unseen}|^ +| +$| {2,}`, "gu"),
  body: new RegExp(`${unseen}|(?<=^|[">]) +| +(?=$|</)|(?<=[^: ]) +(?=")| {2,}`, "gu"),
  prose: new RegExp(`${unseen}| {2,}`, "gu"),
};

/** Splits a text so that characters that cannot be seen can be shown. Line breaks are left to the caller. */
export function visiblePieces(text: string, shown: ShownSpaces): readonly VisiblePiece[] {
  const pieces: VisiblePiece[] = [];
  let from = 0;
  // Not matchAll, which compiles the expression anew for every text.
  text.replace(patterns[shown], (found: string, place: number) => {
    if (place > from) pieces.push({ text: text.slice(from, place) });
    for (const character of found) pieces.push({ text: standIn(character), name: nameOf(character) });
    from = place + found.length;
    return "";
  });
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function standIn(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x20) return "␣";
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "␡";
  return `⟨${nameOf(character)}⟩`;
}

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
