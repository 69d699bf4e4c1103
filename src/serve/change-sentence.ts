import type { PromiseChange, PromiseChangeKind } from "../page-data/serve-content.js";
import { plural } from "../report/plural.js";

const words: readonly (readonly [PromiseChangeKind, string])[] = [
  ["broken", "newly broken"],
  ["warning", "with a new warning"],
  ["excused", "newly excused"],
  ["unseen", "no longer seen"],
  ["mended", "mended"],
  ["seen", "newly seen to hold"],
  ["added", "new in the catalogue"],
  ["gone", "gone from the catalogue"],
];

/**
 * What changed about the promises of a provider, in one sentence.
 *
 * @example changeSentence([]) // "Every promise stands as before."
 */
export function changeSentence(changes: readonly PromiseChange[]): string {
  if (changes.length === 0) return "Every promise stands as before.";
  const parts = words.flatMap(([kind, word]) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  const [first = "", ...others] = parts;
  const last = others.pop();
  const list = last === undefined ? first : `${[first, ...others].join(", ")} and ${last}`;
  return `${plural(changes.length, "promise")} changed: ${list}.`;
}
