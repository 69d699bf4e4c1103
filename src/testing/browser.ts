import { accessSync, constants } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { test } from "vitest";

/** Where a browser is, or why a test that needs one is skipped. */
export type FoundBrowser =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "missing"; readonly reason: string };

/** Where packages of Linux distributions and macOS put a Chromium. */
const usualPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The pages under test are files and loopback addresses: the browser has nothing to ask of anyone else. */
const flags = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** The browser that `CHROMIUM` names, or one at a usual path. A wrong `CHROMIUM` is not replaced by another. */
export function findBrowser(
  environment: Readonly<Record<string, string | undefined>>,
  paths: readonly string[] = usualPaths,
): FoundBrowser {
  const named = environment["CHROMIUM"];
  if (named) {
    if (isExecutable(named)) return { kind: "found", path: named };
    return { kind: "missing", reason: `CHROMIUM names ${named}, which cannot be executed` };
  }
  const path = paths.find(isExecutable);
  if (path !== undefined) return { kind: "found", path };
  return { kind: "missing", reason: "no Chromium: install Debian's chromium, or set CHROMIUM to one" };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts the browser at `path`. Who starts it closes it. */
export function launchBrowser(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: flags });
}

/**
 * A test that gets a `browser`, one for its file, and a fresh `page`, closed after it.
 *
 * Where there is no browser the test is skipped with the reason; with `ASSAY_NEEDS_BROWSER=1`, as in
 * CI, it fails.
 *
 * @example
 * browserTest("the page opens from disk", async ({ page }) => {
 *   await page.goto(pathToFileURL(file).href);
 * });
 */
export const browserTest = test
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the braces what a fixture needs.
  .extend("startedBrowser", { scope: "file" }, async ({}, { onCleanup }): Promise<Browser | string> => {
    const found = findBrowser(process.env);
    if (found.kind === "missing") return found.reason;
    const browser = await launchBrowser(found.path);
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("browser", ({ startedBrowser, skip }): Browser => {
    if (typeof startedBrowser !== "string") return startedBrowser;
    if (process.env["ASSAY_NEEDS_BROWSER"] === "1") throw new Error(startedBrowser);
    return skip(startedBrowser);
  })
  .extend("page", async ({ browser }, { onCleanup }): Promise<Page> => {
    const page = await browser.newPage();
    onCleanup(() => page.close());
    return page;
  });
