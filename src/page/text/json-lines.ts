import { pointerTo } from "../../core/json-pointer.js";
import type { BodyLine } from "./body-line.js";

/** An object or array that is not closed yet. */
interface Open {
  readonly place: string;
  readonly isArray: boolean;
  /** Members that are complete. */
  members: number;
  /** The name of the member at hand, as it is written. */
  name?: string;
}

/**
 * One line for each member of a JSON text. What the text says is kept to the letter: no number is read, no repeated
 * name is lost. Where the text stops being JSON, as one that was cut does, the rest is the last line.
 */
export function jsonLines(text: string): readonly BodyLine[] {
  const token = /\s*("(?:[^"\\]|\\.)*"|\{\s*\}|\[\s*\]|[{}[\],:]|[^\s{}[\],:"]+)\s*/suy;
  const lines: BodyLine[] = [];
  const open: Open[] = [];
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const word = token.exec(text)?.[1];
    if (word === undefined) {
      lines.push({ text: text.slice(start), depth: open.length, place: placeNow(open) });
      break;
    }
    take(word, open, lines);
  }
  return lines;
}

function take(word: string, open: Open[], lines: BodyLine[]): void {
  const parent = open.at(-1);
  const last = lines.at(-1);
  if (word === ",") {
    if (last !== undefined) lines[lines.length - 1] = { ...last, text: `${last.text},` };
    if (parent !== undefined) {
      parent.members += 1;
      delete parent.name;
    }
  } else if (word === "}" || word === "]") {
    const closed = open.pop();
    lines.push({ text: word, depth: open.length, place: closed?.place ?? "" });
  } else if (word !== ":" && parent?.isArray === false && parent.name === undefined) {
    parent.name = word;
  } else if (word !== ":") {
    const name = parent?.name === undefined ? "" : `${parent.name}: `;
    const place = placeNow(open);
    lines.push({
      text: `${name}${/^[{[]\s/u.test(word) ? word.replace(/\s/gu, "") : word}`,
      depth: open.length,
      place,
    });
    if (word === "{" || word === "[") open.push({ place, isArray: word === "[", members: 0 });
  }
}

/** The place of the value that comes next. */
function placeNow(open: readonly Open[]): string {
  const parent = open.at(-1);
  if (parent === undefined) return "";
  return pointerTo(parent.place, parent.isArray ? parent.members : nameOf(parent.name ?? ""));
}

function nameOf(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}
