import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { startServe } from "../../serve/start-serve.js";
import { browserTest } from "../../testing/browser.js";
import { folderWith, runText } from "../../testing/kept-runs-folder.js";

let url = "";
let end = async () => {};

beforeAll(async () => {
  const { folder, remove } = await folderWith({
    "results.json": runText({ day: 3 }),
    "runs/2026-01-01T10-00-00Z-mock.json": runText({ day: 1 }),
    "runs/2026-01-02T10-00-00Z-mock.json": runText({
      day: 2,
      shelf: ({ promises }) => ({
        promises: promises.map((promise) => ({ ...promise, standing: "verified" })),
        cases: [],
      }),
    }),
    "broken/results.json": "{",
  });
  const where = { folders: [folder], host: "127.0.0.1", port: 0, takesAnyName: false };
  const tell = (line: string) => expect.fail(line);
  const { port, close } = await startServe({ ...where, version: "0.0.0", now: () => new Date(), tell });
  url = `http://127.0.0.1:${port}`;
  end = async () => {
    await close();
    await remove();
  };
});

afterAll(() => end());

/** What axe-core has against the page, each with the first element. */
async function complaints(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    // axe-core puts itself there.
    const { axe: runner } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await runner.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

browserTest(
  "from the list of runs to a comparison, a trend and a run, by keyboard and on a phone",
  async ({ page }) => {
    const troubles: string[] = [];
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    page.on("pageerror", (cause) => troubles.push(String(cause)));
    page.on("request", (asked) => asked.url().startsWith(`${url}/`) || troubles.push(asked.url()));
    await page.setViewportSize({ width: 390, height: 800 });
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

    await page.goto(url);
    await page.getByText("3 runs in").waitFor();
    expect(await page.getByRole("heading", { name: "1 file left out" }).isVisible()).toBe(true);
    expect([await complaints(page), await fits()]).toEqual([[], true]);
    await page.selectOption("select", "shelf");
    await page.reload();
    expect(await page.locator("select").inputValue()).toBe("shelf");
    for (const box of await page.getByRole("checkbox", { name: /^Compare/ }).all()) {
      await box.focus();
      await page.keyboard.press("Space");
    }
    // Of three that were chosen the last two are compared.
    await page.getByRole("link", { name: "Compare the two chosen runs" }).press("Enter");

    await page.getByText("Newly seen to hold (12)").or(page.getByText("Mended (6)")).first().waitFor();
    expect(await page.title()).toBe("What changed between two runs · assay");
    expect([await complaints(page), await fits()]).toEqual([[], true]);
    await page.getByRole("link", { name: "Swap the two" }).click();
    await page.getByText("Newly broken (6)").waitFor();

    await page.getByRole("link", { name: "Trend" }).click();
    await page.getByRole("heading", { name: "Trend of Shelf" }).waitFor();
    await page.getByLabel(/Only the \d+ of 30 that changed/).check();
    expect(await page.locator(".table-scroll tbody tr").count()).toBe(18);
    expect([await complaints(page), await fits()]).toEqual([[], true]);

    await page.getByRole("link", { name: "SHE-03" }).click();
    await page.getByRole("link", { name: /^Cases/ }).waitFor();
    expect(new URL(page.url()).hash).toBe("#promise=shelf%2FSHE-03");
    expect(await page.title()).toContain("Run of 3 January 2026");
    expect(await fits()).toBe(true);
    await page.getByRole("link", { name: /^Cases/ }).click();
    await page.locator(".case-line").first().waitFor();
    expect(troubles).toEqual([]);
  },
);
