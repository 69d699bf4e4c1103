import { describe, expect, test } from "vitest";
import { isLoopbackName, matchHost, resolveAddress } from "./target-address.js";

describe("resolveAddress", () => {
  const cases: readonly [string, Record<string, string>, string, string, string][] = [
    [
      "http://{shop}.localhost:9000",
      { shop: "my-shop" },
      "http://127.0.0.1:9000",
      "my-shop.localhost:9000",
      "",
    ],
    ["http://{shop}.localhost:9000", {}, "http://127.0.0.1:9000", "localhost:9000", ""],
    ["http://{shop}.LOCALHOST:9000/", { shop: "a.b" }, "http://127.0.0.1:9000", "a.b.LOCALHOST:9000", ""],
    [
      "https://{shop}.s.{region}.example.com/base/",
      { shop: "x", region: "eu" },
      "https://x.s.eu.example.com",
      "x.s.eu.example.com",
      "/base",
    ],
    [
      "https://{shop}.s.{region}.example.com/base",
      { region: "eu" },
      "https://s.eu.example.com",
      "s.eu.example.com",
      "/base",
    ],
    [
      "https://example.com:443/{version}/x",
      { version: "v 1" },
      "https://example.com",
      "example.com",
      "/v%201/x",
    ],
    ["http://example.com:{port}", { port: "8080" }, "http://example.com:8080", "example.com:8080", ""],
    ["http://[::1]:9000/a", {}, "http://[::1]:9000", "[::1]:9000", "/a"],
  ];

  test.each(cases)("%s with %j", (template, variables, origin, host, basePath) => {
    expect(resolveAddress(template, variables)).toMatchObject({ kind: "address", origin, host, basePath });
  });

  test.each<[string, Record<string, string>]>([
    ["/v1", {}],
    ["ftp://example.com", {}],
    ["http://{shop}.localhost", { shop: "a/b" }],
    ["http://{shop}.localhost", { shop: "a@b" }],
    ["http://{shop}.localhost", { shop: "" }],
    ["http://{shop}.example.com", { shop: "x".repeat(64) }],
  ])("%s with %j cannot be sent", (template, variables) => {
    expect(resolveAddress(template, variables).kind).toBe("unsendable");
  });

  test("a long or odd label can go to loopback, where no DNS asks", () => {
    expect(resolveAddress("http://{shop}.localhost", { shop: "_".repeat(64) }).kind).toBe("address");
  });
});

test.each([
  ["{shop}.localhost:9000", "a.b.localhost:9000", { shop: "a.b" }],
  ["{shop}.localhost:9000", "a.localhost", { shop: "a" }],
  ["{shop}.s.{region}.example.com", "Shop.s.eu.EXAMPLE.com", { shop: "Shop", region: "eu" }],
  ["s.example.com", "s.example.com", {}],
  ["{shop}.localhost", "localhost", undefined],
  ["{shop}.s.example.com", "s.example.com", undefined],
])("matchHost %s %s", (template, host, want) => {
  expect(matchHost(`http://${template}`, host)).toEqual(want);
});

test("isLoopbackName", () => {
  expect(["localhost", "a.b.localhost", "LOCALHOST", "localhost."].every(isLoopbackName)).toBe(true);
  expect(["notlocalhost", "localhost.example.com", "127.0.0.1"].some(isLoopbackName)).toBe(false);
});
