import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../core/problem.js";
import { findProviders } from "../documents/find-providers.js";
import { generateProvider } from "./generate-provider.js";
import { type GeneratedFile, notice } from "./generated-file.js";
import { runtimeModules } from "./runtime-modules.js";

/** What to generate. */
export interface GenerateOptions {
  /** The project: it holds `specs/`, and `generated/` is written into it. */
  readonly folder: string;
  /** All that have a description, when absent or empty. */
  readonly providers?: readonly string[];
  /** Write nothing: only say which files are not current. */
  readonly check?: boolean;
}

/** What was generated; paths are below the folder, with slashes. */
export interface Generated {
  /** Files written because they were missing or had another content; removed ones included. */
  readonly written: readonly string[];
  /** Under `check`: files that are missing, differ, or should not be there. */
  readonly stale: readonly string[];
  /** Why a provider could not be generated; its files are left as they are. */
  readonly problems: readonly Problem[];
}

/** Generates the files of providers from their descriptions. The same descriptions always give the same bytes. */
export async function generate({ folder, providers, check = false }: GenerateOptions): Promise<Generated> {
  const found = await findProviders(folder);
  const isWhole = providers === undefined || providers.length === 0;
  const runtime = await runtimeModules(folder);
  const problems: Problem[] = [];
  const changed: string[] = [];
  for (const name of isWhole ? found : providers) {
    const generated = await generateProvider(folder, name, runtime);
    if (generated.kind === "broken") problems.push(...generated.problems);
    else changed.push(...(await bringUpToDate(folder, name, { files: generated.value, check })));
  }
  if (isWhole) changed.push(...(await dropOrphans(folder, found, check)));
  return { written: check ? [] : changed, stale: check ? changed : [], problems };
}

interface Wanted {
  readonly files: readonly GeneratedFile[];
  readonly check: boolean;
}

async function bringUpToDate(folder: string, provider: string, { files, check }: Wanted): Promise<string[]> {
  const target = join(folder, "generated", provider);
  const present = await readdir(target).catch(() => []);
  const changed: string[] = [];
  for (const { name, text } of files) {
    const path = join(target, name);
    if ((await readFile(path, "utf8").catch(() => undefined)) === text) continue;
    changed.push(`generated/${provider}/${name}`);
    if (check) continue;
    await mkdir(target, { recursive: true });
    await writeFile(path, text);
  }
  for (const name of present.filter((entry) => !files.some((file) => file.name === entry))) {
    if (!(await isOurs(join(target, name)))) continue;
    changed.push(`generated/${provider}/${name}`);
    if (!check) await rm(join(target, name));
  }
  return changed;
}

/** What was generated for a provider that has no description any more. */
async function dropOrphans(folder: string, found: readonly string[], check: boolean): Promise<string[]> {
  const entries = await readdir(join(folder, "generated"), { withFileTypes: true }).catch(() => []);
  const dropped: string[] = [];
  for (const { name } of entries.filter((entry) => entry.isDirectory() && !found.includes(entry.name)))
    dropped.push(...(await bringUpToDate(folder, name, { files: [], check })));
  return dropped;
}

/** Only what assay itself wrote is ever removed. */
async function isOurs(path: string): Promise<boolean> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text.slice(0, 100).includes(notice);
}
