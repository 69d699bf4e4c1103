import { isAtOrBelow, pointerTo, pointerTokens } from "../../core/json-pointer.js";
import type { ReadBody } from "./body-lines.js";
import type { Mark } from "./body-mark.js";

type Lines = ReadBody["lines"];

/**
 * The lines of a body to mark: those of the value at the mark's place, or where it has none the first of the nearest
 * value around it; where something is missing, the line that it should follow; else those that hold what is looked
 * for. No line where it is the body as a whole.
 */
export function markedLines(
  { language, lines }: ReadBody,
  { place, lacks, holds }: Mark,
): ReadonlySet<number> {
  if (place.kind !== "body") return new Set();
  const { pointer } = place;
  if (lacks !== undefined && language === "JSON")
    return new Set(placesOf(lines, (line) => line.place === pointer).slice(0, 1));
  if (pointer === "" && holds !== undefined) return new Set(placesOf(lines, ({ text }) => holds.test(text)));
  if (pointer === "" || language === "text") return new Set();
  return language === "JSON" ? jsonMarks(lines, pointer) : xmlMarks(lines, pointer);
}

function jsonMarks(lines: Lines, pointer: string): ReadonlySet<number> {
  const within = placesOf(lines, ({ place }) => isAtOrBelow(place, pointer));
  if (within.length > 0) return new Set(within);
  for (let around = parentOf(pointer); around !== ""; around = parentOf(around)) {
    const [first] = placesOf(lines, ({ place }) => place === around);
    if (first !== undefined) return new Set([first]);
  }
  return new Set();
}

/** Pointers into XML name the elements, below the root or from it, and count those of a list. */
function xmlMarks(lines: Lines, pointer: string): ReadonlySet<number> {
  const tokens = pointerTokens(pointer);
  const names = tokens.filter((token) => !/^\d+$/u.test(token));
  for (const wanted of [names, names.slice(1)]) {
    if (wanted.length === 0) continue;
    const found = placesOf(lines, ({ place }) => place === pointerTo("", ...wanted));
    if (found.length === 0) continue;
    const count = tokens.findLast((token) => /^\d+$/u.test(token));
    const one = count === undefined ? undefined : found[Number(count)];
    return new Set(one === undefined ? found : [one]);
  }
  return new Set();
}

function placesOf(lines: Lines, isWanted: (line: Lines[number]) => boolean): number[] {
  return lines.flatMap((line, index) => (isWanted(line) ? [index] : []));
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}
