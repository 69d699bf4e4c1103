import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { growFile } from "./growing-file.js";

const folder = mkdtempSync(join(tmpdir(), "assay-growing-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the file is a whole document at every moment", () => {
  const file = join(folder, "list.json");
  let now = 0;
  const growing = growFile(file, { beginning: "[", between: ",", end: "]\n" }, () => now);
  const read = () => JSON.parse(readFileSync(file, "utf8"));
  expect(read()).toEqual([]);
  growing.add('"é"');
  expect(read()).toEqual([]);
  now = 1_000;
  growing.add("2");
  expect(read()).toEqual(["é", 2]);
  growing.add(JSON.stringify("x".repeat(300_000)));
  expect(read()).toHaveLength(3);
  growing.add("4");
  growing.close();
  expect(read().at(-1)).toBe(4);
});
