import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { startServe } from "../serve/start-serve.js";
import { usualPort } from "../serve/usual-port.js";
import { exitStatus } from "../suite/exit-status.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";

/** Flags of `assay serve`. */
export interface ServeFlags {
  readonly port?: number;
  /** Another address than this machine's own. */
  readonly host?: string;
  readonly json?: boolean;
}

const loopback = "127.0.0.1";

/** Serves pages over the runs in folders until the user ends it. */
export async function serve(
  paths: readonly string[],
  flags: ServeFlags,
  { streams, signal, version, workingFolder }: CommandContext,
): Promise<number> {
  const shown = paths.length === 0 ? [".assay"] : paths;
  const folders = shown.map((folder) => resolve(workingFolder, folder));
  for (const [place, folder] of folders.entries()) await refuseMissing(folder, shown[place] ?? folder);
  const tell = (line: string) => streams.err(`${line}\n`);
  const host = flags.host ?? loopback;
  if (!isLoopback(host))
    tell(`Everybody who reaches ${host} can read these results: requests and answers of every finding.`);
  const options = { folders, host, takesAnyName: !isLoopback(host), version, now: () => new Date(), tell };
  const served = await startOn(flags, options);
  const url = `http://${shownHost(host)}:${served.port}/`;
  streams.out(flags.json === true ? `${JSON.stringify({ url, folders: shown })}\n` : `${url}\n`);
  tell(`Serving the runs in ${shown.join(", ")}; press Ctrl-C to end.`);
  try {
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener("abort", () => resolve());
    });
  } finally {
    await served.close();
  }
  return exitStatus.conforms;
}

/** On the port that was asked for, else on the usual one, else on any that is free. */
async function startOn(
  { port }: ServeFlags,
  options: Omit<Parameters<typeof startServe>[0], "port">,
): ReturnType<typeof startServe> {
  try {
    return await startServe({ ...options, port: port ?? usualPort });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "EADDRINUSE" && port === undefined) {
      options.tell(`Port ${usualPort} is taken; another one is used.`);
      return startServe({ ...options, port: 0 });
    }
    if (code === "EADDRINUSE")
      throw new UsageError(
        `Port ${port} is taken; name another with --port, or none for ${usualPort} or a free one.`,
      );
    if (code === "EACCES")
      throw new UsageError(`Port ${port} needs more rights than yours; name one above 1023 with --port.`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
      throw new UsageError(`--host ${options.host} is no address of this machine (${code}).`);
    throw cause;
  }
}

async function refuseMissing(folder: string, shown: string): Promise<void> {
  if ((await stat(folder).catch(() => undefined)) !== undefined) return;
  throw new UsageError(
    `${shown} is not there. Run \`assay verify\` first, which keeps its runs in .assay, or name a folder that holds results.`,
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** An address that a browser can open: that of every interface is none. */
function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
