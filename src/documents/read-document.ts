import { readFile } from "node:fs/promises";
import { type Document, LineCounter, parseDocument } from "yaml";
import type { Json } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { Loaded, Problem } from "../core/problem.js";
import { placesIn, type TextPlace } from "./yaml-places.js";

/** A YAML or JSON document as data, which can tell where each of its values stands. */
export interface SourceDocument {
  readonly path: string;
  readonly text: string;
  readonly value: Json;
  /** One-based line and column of the value at a pointer, or of its nearest ancestor. */
  placeOf(pointer: JsonPointer): TextPlace;
  /** The same of the entry that holds the value: its key, or its item in a list. */
  entryOf(pointer: JsonPointer): TextPlace;
}

/** Reads a YAML or JSON file; a missing file and every syntax error are problems. */
export async function readDocument(path: string): Promise<Loaded<SourceDocument>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    return broken({ document: path, message: `The file cannot be read (${reason}); check the path.` });
  }
  return parseSource(path, text);
}

/** Parses YAML or JSON text; every syntax error is a problem with its line. */
export function parseSource(path: string, text: string): Loaded<SourceDocument> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: "1.2" });
  if (document.errors.length > 0) {
    return broken(
      ...document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { document: path, line, column: col, message: `Not valid YAML: ${firstLine(error.message)}` };
      }),
    );
  }
  let value: Json;
  try {
    value = asJson(document);
  } catch (cause) {
    return broken({ document: path, message: `Not valid YAML: ${firstLine(String(cause))}` });
  }
  return {
    kind: "loaded",
    value: {
      path,
      text,
      value,
      placeOf: (pointer) => placesIn(document, lines, pointer).value,
      entryOf: (pointer) => placesIn(document, lines, pointer).entry,
    },
  };
}

/** Dates and other YAML extras become plain JSON; an anchor bomb is refused by the parser's alias limit. */
function asJson(document: Document): Json {
  const value: unknown = document.toJS({ maxAliasCount: 1000 });
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}

function firstLine(message: string): string {
  return message.split("\n")[0] ?? message;
}

function broken(...problems: Problem[]): Loaded<SourceDocument> {
  return { kind: "broken", problems };
}
