import { expect, test } from "vitest";
import { browserTest, findBrowser } from "./browser.js";

test("CHROMIUM wins over the usual paths, and a wrong one is told", () => {
  expect(findBrowser({ CHROMIUM: process.execPath }, ["/bin/sh"])).toEqual({
    kind: "found",
    path: process.execPath,
  });
  expect(findBrowser({ CHROMIUM: "/nowhere/chromium" }, ["/bin/sh"])).toEqual({
    kind: "missing",
    reason: "CHROMIUM names /nowhere/chromium, which cannot be executed",
  });
});

test("the first usual path that can be executed is taken; without one the reason says what to do", () => {
  expect(findBrowser({}, ["/nowhere/chromium", "/bin/sh"])).toEqual({ kind: "found", path: "/bin/sh" });
  expect(findBrowser({}, ["/nowhere/chromium"])).toEqual({
    kind: "missing",
    reason: "no Chromium: install Debian's chromium, or set CHROMIUM to one",
  });
});

browserTest("a page runs its script", async ({ page }) => {
  await page.setContent("<title>before</title><script>document.title = 'after'</script>");
  expect(await page.title()).toBe("after");
});
