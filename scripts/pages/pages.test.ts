import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json } from "../../src/core/json.js";
import { allPages } from "./all-pages.js";
import { closed } from "./closed-schema.js";
import { namedInVain, readKnown } from "./named.js";
import { type Page, readPage } from "./page.js";
import { runPage } from "./run-page.js";
import { openScratch, type Scratch } from "./scratch.js";
import { formatOf } from "./shown-document.js";
import { siteProblems } from "./site-problems.js";
import { type CommandServer, startCommandServer } from "./start-command-server.js";
import { typeProblems } from "./type-check.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const schemaOfResults = JSON.parse(
  readFileSync(join(root, "docs/reference/results.schema.json"), "utf8"),
) as Json;
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
    // An example has flags of its own.
    const isExample = page.path.startsWith("examples/");
    const spans = page.spans.filter((span) => !(isExample && span.startsWith("--")));
    expect(await command.problemsIn({ shell, spans })).toEqual([]);
    expect(namedInVain(page, known)).toEqual([]);
  });
});

test("the reference is as code and schemas say; npm run docs:generate writes it", async () => {
  expect(await command.staleReference()).toEqual([]);
});

test("the page on extensions of OpenAPI has each that is read", () => {
  // x-assay stands in Arazzo documents.
  const documents = join(root, "src/documents");
  const code = readdirSync(documents).filter((name) => name.endsWith(".ts") && !name.includes(".test."));
  const read = code.flatMap(
    (name) => readFileSync(join(documents, name), "utf8").match(/"x-(?!assay")[a-z-]+"/g) ?? [],
  );
  const page = pages.find(({ path }) => path === "docs/openapi-extensions.md");
  const told = page?.text.match(/(?<=^\| `)x-[a-z-]+/gm);
  expect(told?.toSorted()).toEqual([...new Set(read.map((text) => JSON.parse(text) as string))].toSorted());
});

test("the site has landmarks, and its links lead somewhere", { timeout }, () => {
  // The pages that Redocly makes take long, and are its own.
  const out = join(folder, "site");
  const build = [join(root, "dist/scripts/site/main.js"), "--no-descriptions", "--out", out];
  expect(spawnSync(process.execPath, build, { encoding: "utf8", cwd: root })).toMatchObject({ status: 0 });
  expect(siteProblems(out)).toEqual([]);
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

  test("and what it leaves behind has the form that the reference gives", () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(closed(schemaOfResults));
    const kept = scratches.map((scratch) => join(scratch.folder, ".assay/results.json"));
    const found = kept.filter((path) => existsSync(path));
    const wrong = found.flatMap((path) =>
      validate(JSON.parse(readFileSync(path, "utf8"))) ? [] : [`${path} ${JSON.stringify(validate.errors)}`],
    );
    expect(wrong).toEqual([]);
    expect(found.length).toBeGreaterThan(3);
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
