import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const decisions = readdirSync(join(root, "docs/decisions"));
const documents = [
  "README.md",
  "ARCHITECTURE.md",
  "CHANGELOG.md",
  ...decisions.map((name) => `docs/decisions/${name}`),
];

describe("what the project's documents name is there", () => {
  test.each(documents)("%s", (document) => {
    const text = readFileSync(join(root, document), "utf8");
    const named = [...linksOf(text, dirname(document)), ...pathsOf(text)];
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("the scripts that README.md runs are in package.json", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
    const run = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/npm run ([\w:-]+)/g)];
    expect(run.map(([, name]) => name).filter((name) => name === undefined || !(name in scripts))).toEqual(
      [],
    );
  });
});

test("ARCHITECTURE.md has at most 80 lines, README.md fits on a screen", () => {
  const linesOf = (name: string) => readFileSync(join(root, name), "utf8").trimEnd().split("\n").length;
  expect(linesOf("ARCHITECTURE.md")).toBeLessThanOrEqual(80);
  expect(linesOf("README.md")).toBeLessThanOrEqual(60);
});

test("decisions are numbered without a gap", () => {
  const numbers = decisions.toSorted().map((name) => Number(/^(\d{4})-[a-z0-9-]+\.md$/.exec(name)?.[1]));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

/** Links to files of this project, below the project. */
function linksOf(text: string, folder: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)#\s]+)/g)].flatMap(([, target]) => target ?? []);
  return targets.filter((target) => !/^[a-z]+:/.test(target)).map((target) => join(folder, target));
}

/** Paths in backticks that start with a folder of this project; one with a placeholder names no file. */
function pathsOf(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\s]+)`/g)].flatMap(([, span]) => span ?? []);
  return spans.filter(
    (span) => /^(src|specs|conformance|generated|scripts|docs|\.ci)\//.test(span) && !/[<*{]/.test(span),
  );
}
