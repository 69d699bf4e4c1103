import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { browserTest } from "../testing/browser.js";
import { madeResults } from "../testing/made-results.js";
import { embedPage } from "./embed-page.js";
import { pageOfResults } from "./page-of-results.js";
import { readPageAssets } from "./read-page-assets.js";

/** What a server may put wherever it likes. */
const hostile = ' </script><img src="x" onerror="alert(1)"><!-- \u2028\u202e\u0000\ud800 & "';
const views = {
  promises: "",
  "open-promise": "#promise=depot%2FDEP-03",
  cases: "#part=cases",
  "open-case": "#part=cases&case=acme%2FlistShelves%2Fpositive%2Fbody%2Fsize%2Fpart-0",
  charts: "#part=charts",
};
const widths = [360, 800, 1280];
/** Ignored by git; for people to look at, with `ASSAY_SCREENSHOTS=1`. */
const screenshots = fileURLToPath(new URL("../../.assay/screenshots/", import.meta.url));

let folder = "";
let address = "";
/** What no page may do: ask for something, complain, open a dialog. */
const complaints: string[] = [];
let shared: Promise<Page> | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-page-"));
  const results = madeResults({
    providers: ["acme", "depot"],
    cases: 300,
    breachEvery: 20,
    body: (index) => (index === 0 ? "x".repeat(1_000_000) : `{"id":"${hostile.replaceAll('"', "'")}"}`),
    text: hostile,
    ids: ["__proto__", "constructor"],
  });
  const earlier = pageOfResults(results, { version: "0.0.0", history: [] }).overview;
  const history = ["2026-11-26T13:00:00.000Z", "2026-11-27T13:00:00.000Z"].map((startedAt, run) => ({
    ...{ target: results.target, seed: results.seed, startedAt },
    providers: earlier.providers.map(({ name, promises }) => ({
      ...{ name, requests: 10 },
      standings: Object.fromEntries(
        promises.map(({ id, standing }, index) => [id, index === run ? "kept" : standing]),
      ),
    })),
  }));
  const content = pageOfResults(results, { version: "0.0.0", history });
  const file = join(folder, "report.html");
  await writeFile(file, embedPage(content, readPageAssets("report")));
  address = pathToFileURL(file).href;
  await mkdir(screenshots, { recursive: true });
});

afterAll(async () => {
  await (await shared)?.context().close();
  await rm(folder, { recursive: true, force: true });
});

/** The one page that all tests use, at the address that they ask for. */
async function openAt(browser: Browser, hash: string): Promise<Page> {
  shared ??= openPage(browser);
  const page = await shared;
  // The same document goes on; only what is shown changes.
  await page.evaluate(`location.hash = ${JSON.stringify(hash === "" ? "#" : hash)}`);
  return page;
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    permissions: ["clipboard-read", "clipboard-write"],
    // Colours that are still changing would be measured.
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(`asked for ${request.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error.stack)));
  page.on("dialog", (dialog) => complaints.push(`a dialog: ${dialog.message()}`));
  await page.goto(address);
  await page.evaluate(axe.source);
  return page;
}

/** Waits until what was unpacked is drawn. */
async function settled(page: Page): Promise<void> {
  await page.getByText("Unpacking").waitFor({ state: "detached" });
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds, with all of its rules or those that are named. */
async function violationsOn(page: Page, rules?: readonly string[]): Promise<string[]> {
  const options = { resultTypes: ["violations"], ...(rules === undefined ? {} : { runOnly: rules }) };
  const { violations } = await page.evaluate<{ readonly violations: readonly Violation[] }>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = "" }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

describe("the report page, opened from disk", () => {
  browserTest.for(Object.entries(views))(
    "%s: no violation of axe, dark and light, and nothing wider than the page",
    async ([name, hash], { browser }) => {
      const page = await openAt(browser, hash);
      await settled(page);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await violationsOn(page, ["color-contrast"])).toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
      expect(await violationsOn(page)).toEqual([]);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        if (process.env["ASSAY_SCREENSHOTS"] === "1")
          await page.screenshot({ path: join(screenshots, `${name}-${width}.png`) });
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
      }
      expect(complaints).toEqual([]);
    },
  );

  browserTest("filters are in the address, and Back and Forward go through them", async ({ browser }) => {
    const page = await openAt(browser, views.cases);
    const count = page.locator(".case-count");
    await count.getByText("All 600 cases").waitFor();
    await page.getByRole("checkbox", { name: "✗ violates 30" }).check();
    await page.getByRole("checkbox", { name: /^negative/ }).check();
    await count.getByText("4 of 600 cases").waitFor();
    await page.getByRole("searchbox", { name: "Search" }).fill("depot part-");
    await count.getByText("2 of 600 cases").waitFor();
    expect(new URL(page.url()).hash).toBe("#part=cases&kinds=negative&verdicts=violates&search=depot+part-");
    await page.goBack();
    await count.getByText("30 of 600 cases").waitFor();
    await page.goForward();
    await count.getByText("2 of 600 cases").waitFor();
    await page.getByRole("button", { name: "Show all" }).click();
    await count.getByText("All 600 cases").waitFor();
  });

  browserTest(
    "from the first screen two clicks copy the curl line of what is broken",
    async ({ browser }) => {
      const page = await openAt(browser, views.promises);
      await page.getByRole("link", { name: /^ACM-03, broken/ }).click();
      await page.getByRole("button", { name: "Copy curl" }).first().click();
      const copied = String(await page.evaluate("navigator.clipboard.readText()"));
      expect(copied).toMatch(/^curl -X POST http:\/\/127\.0\.0\.1:1\/shelves\/\d+ /);
      await page.goBack();
      await page.getByRole("link", { name: /^ACM-03, broken/ }).waitFor();
    },
  );

  browserTest("so do two clicks in the list of cases", async ({ browser }) => {
    const page = await openAt(browser, views.cases);
    await page.locator(".case-line").nth(1).click();
    await page.getByRole("button", { name: "Copy curl" }).click();
    const copied = String(await page.evaluate("navigator.clipboard.readText()"));
    expect(copied).toMatch(/^curl -X POST http:\/\/127\.0\.0\.1:1\/shelves\/\d+ /);
    await page.getByRole("button", { name: "Copy replay of this case" }).click();
    expect(await page.evaluate("navigator.clipboard.readText()")).toMatch(/^assay replay \w+\/\w+/);
  });

  browserTest("all cases can be gone through with the keyboard alone", async ({ browser }) => {
    const page = await openAt(browser, views.cases);
    const focused = () => page.evaluate("document.activeElement.dataset.case");
    await page.locator('[data-case="0"]').focus();
    await page.keyboard.press("ArrowDown");
    await expect.poll(focused).toBe("1");
    await page.keyboard.press("Enter");
    await page.locator('[data-case="1"][aria-expanded="true"]').waitFor();
    await page.keyboard.press("End");
    await expect.poll(focused).toBe("599");
    await page.keyboard.press("Home");
    await expect.poll(focused).toBe("0");
  });

  browserTest("an address that names a case shows it, wherever it stands", async ({ browser }) => {
    const page = await openAt(browser, views.charts);
    await page.evaluate(`location.hash = "part=cases&case=depot/removeShelf/workflow/body/size/part-279"`);
    await page.locator('.case-line[aria-expanded="true"]').waitFor();
    expect(await page.locator('.case-line[aria-expanded="true"] .case-name').textContent()).toContain(
      "part-279",
    );
  });

  browserTest("a breach leads to the case that shows it", async ({ browser }) => {
    const page = await openAt(browser, "promise=acme/__proto__");
    await page.getByRole("heading", { name: /^The shelf 0/ }).waitFor();
    await page.getByRole("link", { name: "acme/listShelves/positive/body/size/part-0" }).first().click();
    await page.locator('.case-line[aria-expanded="true"]', { hasText: "part-0" }).waitFor();
  });

  browserTest("an address of nonsense leaves the page whole", async ({ browser }) => {
    const nonsense = [
      "%E0%A4%A&&&===",
      "part=nothing&providers=,,__proto__&kinds=constructor&case=%00",
      "promise=depot/__proto__",
      "promise=__proto__/__proto__&part=promises",
      "part=cases&verdicts=toString&operation=__proto__&search=%22%3E%3Cimg%20src=x%3E",
      "part=charts&providers=hasOwnProperty",
    ];
    for (const hash of nonsense) {
      const page = await openAt(browser, hash);
      expect(await page.locator("h1").count(), hash).toBe(1);
      expect(await page.locator("main h2").count(), hash).toBeGreaterThan(0);
      expect(await page.locator("img").count(), hash).toBe(0);
    }
    expect(complaints).toEqual([]);
  });

  browserTest("it prints", async ({ browser }) => {
    const page = await openAt(browser, `${views["open-case"]}&search=part-1`);
    await settled(page);
    expect((await page.pdf()).subarray(0, 5).toString()).toBe("%PDF-");
    // On paper nobody scrolls: every case that was chosen is drawn.
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await expect.poll(() => page.locator(".case").count()).toBe(222);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(complaints).toEqual([]);
  });
});
