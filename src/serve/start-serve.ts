import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { readPageAssets } from "../page-data/read-page-assets.js";
import { type Answer, type Asked, answerWith } from "./answer.js";
import { isLoopbackName } from "./is-loopback-name.js";
import { listen } from "./listen.js";
import { openCache } from "./open-cache.js";
import { createRunStore, runTables, runTablesVersion } from "./run-store.js";
import { answerSite, type Site } from "./serve-site.js";
import { watchFolders } from "./watched-folders.js";

/** What is served, and where. */
export interface ServeOptions {
  readonly folders: readonly string[];
  /** The address to listen on. */
  readonly host: string;
  readonly port: number;
  /** Whether names that are not this machine's own lead here too, as the user wanted. */
  readonly takesAnyName: boolean;
  /** The version of assay. */
  readonly version: string;
  readonly now: () => Date;
  /** Told of what a user should know. */
  readonly tell: (line: string) => void;
}

/** A server that is up. */
export interface ServedSite {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Serves pages over the runs in folders, and starts to read them.
 *
 * @throws where the port cannot be had
 */
export async function startServe(options: ServeOptions): Promise<ServedSite> {
  const { host, port, tell } = options;
  const folders = options.folders.map((folder) => resolve(folder));
  const site = await openSite(folders, options);
  const answer = async (asked: Asked): Promise<Answer> =>
    options.takesAnyName || isLoopbackName(nameIn(asked)) ? answerSite(site, asked) : foreignName(asked);
  try {
    const onFailure = (cause: unknown) =>
      tell(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
    const { port: own, close } = await listen(answer, { host, port, onFailure });
    site.watched.look().catch(onFailure);
    let ended: Promise<void> | undefined;
    const end = async () => {
      await close();
      await site.close();
    };
    return {
      port: own,
      close: () => {
        ended ??= end();
        return ended;
      },
    };
  } catch (cause) {
    await site.close();
    throw cause;
  }
}

async function openSite(
  folders: readonly string[],
  { version, now, tell }: ServeOptions,
): Promise<Site & { readonly close: () => Promise<void> }> {
  const [first = "."] = folders;
  const home = (await stat(first)).isDirectory() ? first : dirname(first);
  const assets = readPageAssets("serve");
  const cache = await openCache(home, { tables: runTables, version: `${version} ${runTablesVersion}`, now });
  if (cache.notice !== undefined)
    tell(`${home}: ${cache.notice}. What was read is forgotten when this server ends.`);
  const store = createRunStore(cache.database);
  const watched = watchFolders({ folders, store, version, now });
  const close = async () => {
    await watched.stop();
    await cache.close();
  };
  return { folders, store, watched, assets, version, close };
}

function nameIn({ headers }: Asked): string | undefined {
  const name = headers["host"];
  return Array.isArray(name) ? name[0] : name;
}

function foreignName(asked: Asked): Answer {
  const reason = "This server answers only to the names of this machine, such as localhost.";
  return answerWith({ status: 421, type: "application/json", body: JSON.stringify({ reason }) }, asked);
}
