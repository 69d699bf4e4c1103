import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
} from "yaml";
import { type JsonPointer, pointerTokens } from "../core/json-pointer.js";

/** One-based line and column. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Where a value of a document stands. */
export interface ValuePlaces {
  /** Where the value itself begins. */
  readonly value: TextPlace;
  /** Where its entry begins: the key of a member, an item of a list. */
  readonly entry: TextPlace;
}

/** Where the value at a pointer stands, or its nearest ancestor. */
export function placesIn(document: Document, lines: LineCounter, pointer: JsonPointer): ValuePlaces {
  const placeOf = (node: unknown): TextPlace | undefined => {
    const offset = isNode(node) ? node.range?.[0] : undefined;
    if (offset === undefined) return undefined;
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const start = placeOf(document.contents) ?? { line: 1, column: 1 };
  let places: ValuePlaces = { value: start, entry: start };
  let node: Node | null = document.contents;
  for (const token of pointerTokens(pointer)) {
    const next = childOf(document, node, token);
    if (next === undefined) return places;
    node = next.node;
    const entry = placeOf(next.key) ?? placeOf(node) ?? places.entry;
    places = { entry, value: placeOf(node) ?? entry };
  }
  return places;
}

function childOf(
  document: Document,
  parent: Node | null,
  token: string,
): { key: Node | undefined; node: Node | null } | undefined {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const item: unknown = node.items[Number(token)];
    return isNode(item) ? { key: undefined, node: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }: Pair) => nameOf(key) === token);
  if (pair === undefined) return undefined;
  return { key: isNode(pair.key) ? pair.key : undefined, node: isNode(pair.value) ? pair.value : null };
}

/** A key as JSON has it: `200:` is the member "200". */
function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
