import type { Json } from "../core/json.js";
import { type ChooseReading, readScalar } from "./scalar-text.js";
import { memberOf, type SchemaShape } from "./schema-shape.js";

/** One `name[a][b]=text` of a query, decoded: the keys in brackets, and the text. */
export interface DeepEntry {
  readonly keys: readonly string[];
  readonly text: string;
}

/** Puts the pieces of a `deepObject` parameter together. */
export function nest(
  entries: readonly DeepEntry[],
  shape: SchemaShape | undefined,
  choose: ChooseReading,
): Json {
  const leaves = entries.filter(({ keys }) => keys.length === 0 || keys[0] === "");
  if (leaves.length > 0) {
    if (leaves.length === 1 && !shape?.types?.has("array"))
      return readScalar(leaves[0]?.text ?? "", shape, choose);
    return leaves.map(({ text }, i) => readScalar(text, shape?.item(i), choose));
  }
  const groups = new Map<string, DeepEntry[]>();
  for (const { keys, text } of entries) {
    const [key = "", ...rest] = keys;
    groups.set(key, [...(groups.get(key) ?? []), { keys: rest, text }]);
  }
  return Object.fromEntries(
    [...groups].map(([key, below]) => [key, nest(below, memberOf(shape, key), choose)]),
  );
}
