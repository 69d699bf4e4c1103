/** The command lines of a README, by the kind of their block. */
export interface ReadmeCommands {
  /** Those of blocks marked `sh`. */
  readonly offline: readonly string[];
  /** Those of blocks marked `sh live`: a server at port 9000 answers them. */
  readonly live: readonly string[];
}

/** The command lines in the blocks of a README, comments left out. */
export function readmeCommands(text: string): ReadmeCommands {
  const blocks = [...text.matchAll(/^```sh( live)?\n([\s\S]*?)^```/gm)];
  const linesOf = (isLive: boolean) =>
    blocks
      .filter(([, live]) => (live !== undefined) === isLive)
      .flatMap(([, , block = ""]) => block.split("\n"))
      .map((line) => line.replace(/\s+#.*$/, "").trim())
      .filter((line) => line !== "");
  return { offline: linesOf(false), live: linesOf(true) };
}
