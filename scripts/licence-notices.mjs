import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * What the licences of bundled packages ask to be kept with every copy, as a comment for the head of the bundle.
 * `modules` are the files that went into it.
 */
export async function licenceNotices(modules) {
  const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== undefined));
  const byText = new Map();
  for (const folder of [...folders].sort()) {
    const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const text = await licenceText(folder, name);
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  }
  if (byText.size === 0) return "";
  const notices = [...byText].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
  return `/*!\n${notices.join("\n\n----\n\n").replaceAll("*/", "* /")}\n*/\n`;
}

/** The package that a file belongs to; none for our own. */
function packageFolder(file) {
  if (!file.includes("/node_modules/")) return undefined;
  let folder = dirname(file.replace(/^\0/, "").replace(/\?.*$/, ""));
  while (!existsSync(join(folder, "package.json")) || isInside(folder)) folder = dirname(folder);
  return folder;
}

/** Whether a folder with a package.json is only a part of a package, as those of its formats are. */
function isInside(folder) {
  return !/\/node_modules\/(@[^/]+\/)?[^/]+$/.test(folder);
}

async function licenceText(folder, name) {
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled and has no licence file: ${folder}`);
  return (await readFile(join(folder, file), "utf8")).trim();
}
