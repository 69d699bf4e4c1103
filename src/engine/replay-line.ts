import type { Case } from "./case.js";

/** The command that runs a case again. */
export function replayLine(
  item: Pick<Case, "name">,
  seed: number,
  targetArguments: readonly string[],
): string {
  return ["assay replay", quoted(item.name), `--seed ${seed}`, ...targetArguments].join(" ");
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
