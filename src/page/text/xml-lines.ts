import { pointerTo } from "../../core/json-pointer.js";
import type { BodyLine } from "./body-line.js";

/** One line for each element of an XML text; an element that holds only text stays on one line. */
export function xmlLines(text: string): readonly BodyLine[] {
  const lines: BodyLine[] = [];
  const open: string[] = [];
  const place = () => pointerTo("", ...open.slice(1));
  for (const [piece] of text.matchAll(
    /<([^\s<>/?!]+)[^<>]*>[^<]*<\/\1>|<[?!][^<>]*>|<[^<>]*>|[^<]+|<.*/gsu,
  )) {
    const word = piece.trim();
    if (word === "") continue;
    const name = /^<\/?([^\s<>/]+)/u.exec(word)?.[1] ?? "";
    if (word.startsWith("</")) {
      const closed = place();
      open.pop();
      lines.push({ text: word, depth: open.length, place: closed });
      continue;
    }
    const isElement = /^<[^?!]/u.test(word);
    if (isElement) open.push(name);
    lines.push({ text: word, depth: isElement ? open.length - 1 : open.length, place: place() });
    if (isElement && (word.endsWith("/>") || word.endsWith(`</${name}>`))) open.pop();
  }
  return lines;
}
