import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stringify } from "yaml";
import { isJsonObject } from "../core/json.js";
import type { Loaded } from "../core/problem.js";
import { bundledDescription, refersElsewhere } from "../documents/bundle-description.js";
import { withDefaultCredentials } from "../documents/default-credentials.js";
import { draftProfile } from "../documents/draft/draft-profile.js";
import { draftPromises } from "../documents/draft/draft-promises.js";
import { providerFiles } from "../documents/load-provider.js";
import type { Provider } from "../documents/model.js";
import { readDocument } from "../documents/read-document.js";
import { loadForeign } from "./load-foreign.js";
import { UsageError } from "./usage-error.js";

/** What starting a provider wrote, as paths. */
export interface StartedProvider {
  readonly written: readonly string[];
  readonly provider: Provider;
}

/**
 * Starts a provider in a folder: its description as it was given, a draft of its promises and of its profile.
 *
 * @throws UsageError where files would be overwritten that nobody said may be.
 */
export async function startProvider(
  folder: string,
  {
    name,
    from,
    force,
  }: { readonly name: string; readonly from: string; readonly force: "force" | undefined },
): Promise<Loaded<StartedProvider>> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name))
    throw new UsageError(
      `"${name}" cannot be a provider's name: it names folders and begins the names of cases; use lower-case letters, digits and hyphens.`,
    );
  const loaded = await loadForeign(from, folder);
  if (loaded.kind === "broken") return loaded;
  const [found] = loaded.value;
  if (found === undefined) return { kind: "broken", problems: [] };
  const first = withDefaultCredentials(new Map(), name, found.securitySchemes);
  const provider = {
    ...found,
    name,
    profile: { ...found.profile, credentials: { ...found.profile.credentials, first } },
  };
  const files = providerFiles(folder, name);
  const texts: readonly (readonly [string, string])[] = [
    [files.description, await descriptionText(found.document)],
    [files.promises, draftPromises(provider)],
    [files.profile, draftProfile(provider)],
  ];
  const there = texts.map(([file]) => file).filter((file) => existsSync(file));
  if (there.length > 0 && force === undefined)
    throw new UsageError(
      `${there.join(" and ")} ${there.length === 1 ? "is" : "are"} there already; --force overwrites.`,
    );
  for (const [file, text] of texts) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const ignored = await ignoreResults(folder);
  return { kind: "loaded", value: { provider, written: [...texts.map(([file]) => file), ...ignored] } };
}

/** The description as it stands; what it refers to in other files is brought in, for these stay where they are. */
async function descriptionText(path: string): Promise<string> {
  const text = await readFile(path, "utf8");
  const read = await readDocument(path);
  if (read.kind === "broken" || !isJsonObject(read.value.value) || !refersElsewhere(read.value.value))
    return text;
  return stringify(await bundledDescription(read.value), { aliasDuplicateObjects: false });
}

/** Results are no part of a repository. */
async function ignoreResults(folder: string): Promise<string[]> {
  const file = join(folder, ".gitignore");
  const text = existsSync(file) ? await readFile(file, "utf8") : "";
  if (/^\/?\.assay\/?\s*$/m.test(text)) return [];
  await writeFile(file, `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}.assay/\n`);
  return [file];
}
