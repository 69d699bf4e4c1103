import { expect, test } from "vitest";
import { withDefaultCredentials } from "./default-credentials.js";
import type { SecurityScheme } from "./model.js";

const schemes: readonly SecurityScheme[] = [
  { kind: "http", name: "bearer-token", pointer: "", scheme: "bearer" },
  { kind: "http", name: "login", pointer: "", scheme: "basic" },
  { kind: "unsupported", name: "digest", pointer: "", reason: "it cannot be applied" },
];

test("what no profile supplies, the environment may", () => {
  const account = withDefaultCredentials(new Map(), "acme.io", new Map(schemes.map((s) => [s.name, s])));
  const variables = [...account].map(([scheme, parts]) => [
    scheme,
    [...parts.values()].map(({ env }) => env),
  ]);
  expect(variables).toEqual([
    ["bearer-token", ["ACME_IO_BEARER_TOKEN"]],
    ["login", ["ACME_IO_LOGIN_USERNAME", "ACME_IO_LOGIN_PASSWORD"]],
  ]);
  expect(
    [...account.values()].flatMap((parts) => [...parts.values()]).every(({ optional }) => optional),
  ).toBe(true);
});

test("what the profile supplies stays", () => {
  const own = new Map([["login", new Map([["value", { env: "OWN", mock: "a:b" }]])]]);
  const account = withDefaultCredentials(own, "acme", new Map(schemes.map((s) => [s.name, s])));
  expect(account.get("login")).toBe(own.get("login"));
});
