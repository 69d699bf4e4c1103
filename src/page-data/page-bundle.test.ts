import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readPageAssets } from "./read-page-assets.js";

const { script, style } = readPageAssets("report");

test("the page's own code stays small", () => {
  expect(gzipSync(script).length + gzipSync(style).length).toBeLessThan(65_000);
});

test("what the licences of bundled packages ask to be kept is kept in every copy", () => {
  for (const name of ["preact", "d3-scale", "@tanstack/virtual-core"])
    expect(script.slice(0, 6_000)).toContain(name);
  expect(script).toContain("Permission is hereby granted");
});
