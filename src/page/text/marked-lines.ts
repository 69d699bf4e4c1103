import { isAtOrBelow, pointerTo, pointerTokens } from "../../core/json-pointer.js";
import type { ReadBody } from "./body-lines.js";

/**
 * The lines of a body that show the value at a pointer; where it has none, those of the nearest value around it
 * begin. No line where it is the body as a whole.
 */
export function markedLines({ language, lines }: ReadBody, pointer: string): ReadonlySet<number> {
  if (pointer === "" || language === "text") return new Set();
  return language === "JSON" ? jsonMarks(lines, pointer) : xmlMarks(lines, pointer);
}

type Lines = ReadBody["lines"];

function jsonMarks(lines: Lines, pointer: string): ReadonlySet<number> {
  const within = placesOf(lines, (place) => isAtOrBelow(place, pointer));
  if (within.length > 0) return new Set(within);
  for (let around = parentOf(pointer); around !== ""; around = parentOf(around)) {
    const [first] = placesOf(lines, (place) => place === around);
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
    const found = placesOf(lines, (place) => place === pointerTo("", ...wanted));
    if (found.length === 0) continue;
    const count = tokens.findLast((token) => /^\d+$/u.test(token));
    const one = count === undefined ? undefined : found[Number(count)];
    return new Set(one === undefined ? found : [one]);
  }
  return new Set();
}

function placesOf(lines: Lines, isWanted: (place: string) => boolean): number[] {
  return lines.flatMap(({ place }, index) => (isWanted(place) ? [index] : []));
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}
