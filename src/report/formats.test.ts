import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { schema as ctrfSchema } from "ctrf";
import fc from "fast-check";
import { expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { JsonObject } from "../core/json.js";
import { compileValidator } from "../schema/compile-validator.js";
import { ctrfReport } from "./ctrf.js";
import { githubAnnotations } from "./github-annotations.js";
import { junitReport } from "./junit.js";
import { markdownReport } from "./markdown.js";
import type { Results } from "./results.js";
import { resultsText } from "./results-text.js";
import { sarifReport } from "./sarif.js";
import { terminalStyle } from "./terminal-style.js";
import { terminalSummary } from "./terminal-summary.js";
import { hostileResults } from "./testing/hostile-results.js";

const context = { version: "1.2.3", exitStatus: 1, folder: "packages/api/" };
const stored = async (name: string) =>
  readFile(fileURLToPath(new URL(`testing/formats/${name}`, import.meta.url)), "utf8");
const controls = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u2028\u2029]|\p{Cs}/u;

/** Results out of whatever a server may answer. */
const samples: readonly Results[] = fc.sample(hostileResults, { numRuns: 60, seed: 7 });

test("JUnit satisfies Jenkins' schema, whatever a server answers", async () => {
  const schema = await stored("junit-10.xsd");
  const xml = samples.map((results, index) => ({ fileName: `${index}.xml`, contents: junitReport(results) }));
  const { valid, errors } = await validateXML({ xml, schema });
  expect(errors).toEqual([]);
  expect(valid).toBe(true);
});

test("SARIF satisfies its schema, whatever a server answers", async () => {
  const { $schema: _, id: __, ...schema }: JsonObject = JSON.parse(await stored("sarif-2.1.0.json"));
  const validate = compileValidator({ root: schema, pointer: "" });
  for (const results of samples) {
    const { text } = sarifReport(results, context);
    expect(validate(JSON.parse(text))).toEqual([]);
    expect(text).not.toMatch(controls);
  }
});

test("CTRF satisfies its schema, whatever a server answers", () => {
  const { $schema: _, ...schema }: JsonObject = JSON.parse(JSON.stringify(ctrfSchema));
  const validate = compileValidator({ root: schema, pointer: "" });
  for (const results of samples) {
    const { text } = ctrfReport(results, context);
    expect(validate(JSON.parse(text))).toEqual([]);
    expect(text).not.toMatch(controls);
  }
});

test("an answer is nothing but text in annotations, and GitHub gets no more than it shows", () => {
  for (const results of samples) {
    const lines = githubAnnotations(results, "").split("\n").slice(0, -1);
    const commands = lines.filter((line) => line.startsWith("::"));
    expect(lines.filter((line) => !commands.includes(line)).join("")).toMatch(
      /^(\d+ more of level [^:]*: [^:]*)*$/,
    );
    for (const level of ["error", "warning", "notice"])
      expect(commands.filter((line) => line.startsWith(`::${level} `)).length).toBeLessThanOrEqual(10);
    for (const line of commands) {
      expect(line).toMatch(
        /^::(error|warning|notice) (file=[^:,]*,line=\d+,(col|endLine)=\d+,)?title=[^:,]*::/,
      );
      expect(line).not.toMatch(controls);
    }
  }
});

test("an answer is nothing but text in Markdown, which keeps to its size", () => {
  for (const results of samples) {
    const text = markdownReport(results, 2_000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_000);
    const [prose = ""] = text.split("### Run them again");
    expect(prose).not.toMatch(/<|`|\]\(/);
    expect(text).not.toMatch(controls);
  }
});

test("a terminal is sent no control that a server answered", () => {
  const style = terminalStyle({ isTerminal: false, columns: undefined, environment: {} });
  for (const results of samples)
    expect(terminalSummary(results, style, { resultsFile: "results.json" })).not.toMatch(controls);
});

test("results.json is written in pieces as it would be in one", () => {
  for (const results of samples)
    expect([...resultsText(results)].join("")).toBe(`${JSON.stringify(results, null, 2)}\n`);
});
