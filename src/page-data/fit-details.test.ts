import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { madeResults } from "../testing/made-results.js";
import { embedPage } from "./embed-page.js";
import { fitDetails } from "./fit-details.js";
import type { ProviderDetails } from "./page-content.js";
import { pageOfResults } from "./page-of-results.js";
import { readPageAssets } from "./read-page-assets.js";

const results = madeResults({
  providers: ["depot", "acme"],
  cases: 40,
  breachEvery: 4,
  body: (index) =>
    Array.from({ length: 3_000 }, (_, place) => (place * (index + 1) * 7919).toString(36)).join(),
});
const { details } = pageOfResults(results, { version: "0.0.0", history: [] });

function unpacked(packed: readonly string[]): ProviderDetails[] {
  return packed.map((text) => JSON.parse(gunzipSync(Buffer.from(text, "base64")).toString("utf8")));
}

test("long texts are cut until all fits, and say where the whole is", () => {
  const packed = fitDetails(details, 20_000);
  expect(packed.join("").length).toBeLessThan(20_000);
  const [first] = unpacked(packed);
  expect(first?.cases).toEqual(details[0]?.cases);
  expect(first?.findings[1]?.response?.body).toMatch(/… \([\d,]+ more characters: results\.json has them\)$/);
});

test("a command that is cut does not run", () => {
  const long = details.map((one) => ({
    ...one,
    findings: one.findings.map((finding) => ({ ...finding, curl: `curl '${finding.response?.body}'` })),
  }));
  const [first] = unpacked(fitDetails(long, 20_000));
  expect(first?.findings[0]?.curl).toBe("# This command is too long for the page: results.json has it.");
});

test("a page for five providers is under 1 MB, and one with ten thousand cases, half of them broken, under 10 MB", () => {
  const sizeOf = (cases: number, breachEvery: number) => {
    const body = (index: number) =>
      Array.from({ length: 60 }, (_, place) => ((place + 1) * (index + 1) * 7919).toString(36)).join();
    const run = { providers: ["acme", "depot", "books", "orchard", "nursery"], cases, breachEvery, body };
    const content = pageOfResults(madeResults(run), { version: "0.0.0", history: [] });
    return embedPage(content, readPageAssets("report")).length;
  };
  expect(sizeOf(450, 20)).toBeLessThan(1_000_000);
  expect(sizeOf(2_000, 2)).toBeLessThan(10_000_000);
});

test("what fits is left as it is", () => {
  const short = details.map((one) => ({
    ...one,
    findings: one.findings.map(({ response: _, ...rest }) => rest),
  }));
  expect(unpacked(fitDetails(short))).toEqual(short);
});
