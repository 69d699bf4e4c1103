import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Page, readPage } from "./page.js";

/** What the repository has that a page can name. */
export interface Known {
  readonly root: string;
  readonly scripts: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
}

/** Reads what there is to be named. */
export function readKnown(root: string): Known {
  const folders = ["", "examples/own-repository", "examples/library"];
  const scripts = new Set(folders.flatMap((folder) => scriptsOf(join(root, folder))));
  return { root, scripts, variables: variablesOfAssay(root) };
}

/** What a page names that is not there: scripts of npm, variables, files, pages and headings. */
export function namedInVain(page: Page, known: Known): string[] {
  return [
    ...scriptsNamed(page.text).filter((name) => !known.scripts.has(name)),
    ...variablesNamed(page.text).filter((name) => !known.variables.has(name)),
    ...filesNamed(page.spans).filter((path) => !isThere(path, page, known)),
    ...page.links.filter((link) => !leadsSomewhere(page, link, known)),
  ];
}

function scriptsNamed(text: string): string[] {
  return [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].flatMap(([, name]) => name ?? []);
}

function variablesNamed(text: string): string[] {
  return text.match(/\b(?:ASSAY|LATITUDE|FLASHBACK|MIGET|WAYSCLOUD|OBS)_[A-Z][A-Z_]*\b/g) ?? [];
}

/** Folders of this repository. Those of invented providers belong to a reader's. */
const ownFolders =
  /^(src|scripts|docs|examples|\.ci)\/|^(specs|conformance|generated)\/(flashback|latitude|miget|obs|wayscloud|servers)\//;

function filesNamed(spans: readonly string[]): string[] {
  return spans.filter((span) => ownFolders.test(span) && !/[<*{\s]|NAME|FILE/.test(span));
}

function isThere(path: string, page: Page, { root }: Known): boolean {
  return existsSync(join(root, path)) || existsSync(join(root, dirname(page.path), path));
}

function leadsSomewhere(page: Page, link: string, { root }: Known): boolean {
  if (/^(https?|mailto):/.test(link)) return true;
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page.path : join(dirname(page.path), path);
  if (!existsSync(join(root, target))) return false;
  if (anchor === undefined) return true;
  return statSync(join(root, target)).isFile() && readPage(root, target).anchors.includes(anchor);
}

function scriptsOf(folder: string): string[] {
  const text = readFileSync(join(folder, "package.json"), "utf8");
  return Object.keys((JSON.parse(text) as { scripts?: object }).scripts ?? {});
}

/** What assay's code, its action and the profiles of its providers read from the environment. */
function variablesOfAssay(root: string): ReadonlySet<string> {
  const below = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));
  const code = below("src").filter((path) => path.endsWith(".ts") && !path.includes(".test."));
  const profiles = below("conformance").filter((path) => path.endsWith("profile.yaml"));
  const texts = [...code, ...profiles, "action.yml"].map((path) => readFileSync(join(root, path), "utf8"));
  return new Set(texts.flatMap((text) => text.match(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]\b/g) ?? []));
}
