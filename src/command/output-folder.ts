import { access, constants, mkdir, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { UsageError } from "../suite/usage-error.js";

/**
 * Makes the folder for results before anything is sent, so that no run ends without a place for them.
 *
 * @throws UsageError when it cannot be made or written to.
 */
export async function prepareOutputFolder(folder: string): Promise<void> {
  try {
    await makeFolder(resolve(folder));
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new UsageError(
      `--out ${folder} cannot be written to (${reason}); name another folder with --out DIR.`,
    );
  }
}

/** One level at a time: on some file systems the recursive way never ends. */
async function makeFolder(folder: string): Promise<void> {
  const known = await stat(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT" && dirname(folder) !== folder) return undefined;
    throw cause;
  });
  if (known?.isDirectory() === true) return;
  if (known !== undefined) throw Object.assign(new Error("not a folder"), { code: "ENOTDIR" });
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EEXIST") throw cause;
  });
}
