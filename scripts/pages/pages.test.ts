import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allPages } from "./all-pages.js";
import { namedInVain, readKnown } from "./named.js";
import { type Page, readPage } from "./page.js";
import { runPage } from "./run-page.js";
import { openScratch, type Scratch } from "./scratch.js";
import { formatOf } from "./shown-document.js";
import { type CommandServer, startCommandServer } from "./start-command-server.js";
import { typeProblems } from "./type-check.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pages = allPages(root).map((path) => readPage(root, path));
// Those of examples/ run where the package is installed: scripts/package.test.ts.
const shown = pages.filter(({ path, blocks }) => blocks.length > 0 && !path.startsWith("examples/"));

// A machine may be busy.
const timeout = 180_000;

let folder: string;
let command: CommandServer;
const scratches: Scratch[] = [];
const programs: string[] = [];

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "assay-pages-")));
  command = await startCommandServer(root, folder);
}, timeout);

afterAll(async () => {
  await Promise.all(scratches.map((scratch) => scratch.close()));
  await command.close();
  await rm(folder, { recursive: true, force: true });
});

describe("what a page names is there", () => {
  const known = readKnown(root);

  test.each(pages.map((page) => [page.path, page] as const))("%s", async (_, page: Page) => {
    const shell = page.blocks.filter(({ language }) => language === "sh").map(({ text }) => text);
    expect(await command.problemsIn({ shell, spans: page.spans })).toEqual([]);
    expect(namedInVain(page, known)).toEqual([]);
  });
});

describe("what a page shows happens", () => {
  test.each(shown.map((page) => [page.path, page] as const))("%s", { timeout }, async (path, page: Page) => {
    const own = join(folder, path.replaceAll("/", "-").replace(/\.md$/, ""));
    const scratch = await openScratch(own, { root, socket: command.socket, beginsWith: page.beginsWith });
    scratches.push(scratch);
    programs.push(...(await runPage(page, scratch)).programs);
  });

  test("and its programs have no type that does not fit", { timeout }, () => {
    expect(typeProblems(programs)).toEqual([]);
  });

  test("or it says why not", () => {
    const unchecked = shown.flatMap((page) =>
      page.blocks
        .filter(({ language }) => language !== "sh" && language !== "ts")
        .filter(({ attributes }) => !("output" in attributes || attributes["not-run"]))
        .filter((block) => formatOf(block) === undefined)
        .map(({ line, language }) => `${page.path}:${line} ${language}`),
    );
    expect(unchecked).toEqual([]);
  });
});
