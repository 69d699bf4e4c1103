import type { BodyLine } from "./body-line.js";
import { jsonLines } from "./json-lines.js";
import { readJson } from "./read-json.js";
import { xmlLines } from "./xml-lines.js";

/** A body as lines to read, and what it was read as. */
export interface ReadBody {
  readonly language: "JSON" | "XML" | "text";
  readonly lines: readonly BodyLine[];
}

/** What ends a body that was cut for people. */
const cut = /… \(\d+ bytes in all\)$/u;

/** Breaks a body into lines as its language has it; what is broken in that language stays as it came. */
export function readBody(body: string): ReadBody {
  const start = body.trimStart()[0];
  if ((start === "{" || start === "[") && (readJson(body) !== undefined || cut.test(body)))
    return { language: "JSON", lines: jsonLines(body) };
  if (start === "<" && /^\s*<[?A-Za-z]/u.test(body) && !/^\s*<(?:!doctype )?html/iu.test(body))
    return { language: "XML", lines: xmlLines(body) };
  return { language: "text", lines: body.split("\n").map((text) => ({ text, depth: 0, place: "" })) };
}
