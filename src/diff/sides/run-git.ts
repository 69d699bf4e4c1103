import { execFile } from "node:child_process";

/** What git answered. */
export type GitAnswer =
  | { readonly kind: "done"; readonly out: Buffer }
  /** `missing` where there is no git to run. */
  | { readonly kind: "failed"; readonly missing: boolean; readonly reason: string };

/** Room for all files of a revision. */
const maxOutputBytes = 512 * 1024 * 1024;

/** Runs git in a folder; it changes nothing there, nor in the repository. */
export function runGit(folder: string, words: readonly string[], input = ""): Promise<GitAnswer> {
  return new Promise((resolve) => {
    const child = execFile(
      "git",
      ["--no-optional-locks", ...words],
      { cwd: folder, encoding: "buffer", maxBuffer: maxOutputBytes },
      (failure, out, err) => {
        if (failure === null) return resolve({ kind: "done", out });
        const missing = failure.code === "ENOENT";
        resolve({ kind: "failed", missing, reason: err.toString().trim().split("\n")[0] || failure.message });
      },
    );
    // Git may end before it has read everything.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}
