import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject } from "../../src/core/json.js";
import { buildProfile } from "../../src/documents/build-profile.js";
import profileSchema from "../../src/documents/profile.schema.json" with { type: "json" };
import { profileProblems } from "../../src/documents/profile-problems.js";
import { parseSource } from "../../src/documents/read-document.js";
import { stateRules } from "../../src/mock/state/state-rules.js";
import { storeOf } from "../../src/mock/testing/ask-store.js";
import { providerOf } from "../../src/mock/testing/invented-provider.js";
import { depotDescription, depotProfile } from "../../src/mock/testing/stateful-provider.js";
import { validateDocument } from "../../src/schema/validate-document.js";
import { providerNamed } from "../mock-under-test.js";

const text = readFileSync(new URL("../../docs/mock.md", import.meta.url), "utf8");
const [, example = ""] = /```yaml profile part\n([\s\S]*?)```/.exec(text) ?? [];
const profile = `${depotProfile.slice(0, depotProfile.indexOf("\nmock:") + 1)}${example}`;
const depot = providerOf(depotDescription, profile);

it("the example of docs/mock.md is a profile without a problem", () => {
  const source = parseSource("profile.yaml", profile);
  if (source.kind === "broken" || !isJsonObject(source.value.value)) throw new Error("it is no YAML");
  expect(validateDocument(profileSchema as JsonObject, source.value.value)).toEqual([]);
  const { operations, securitySchemes } = depot;
  const schemes = new Set(securitySchemes.keys());
  expect(profileProblems(source.value, buildProfile(source.value), { operations, schemes })).toEqual([]);
});

it("and does what the page says", () => {
  const { ask } = storeOf(depot);
  const body = { name: "tools", hall: "H1" };
  expect(ask("makeCrate", { body }).body).toMatchObject({ id: "c-1", name: "tools", paint: "red" });
  expect(ask("makeCrate", { body })).toEqual({ status: "409", example: "taken" });
  expect(ask("makeCrate", { account: "second", body: { ...body, hall: "H2" } }).example).toBe("no-hall");
  expect(ask("listCrates", { query: { paint: "blue" } }).body).toEqual({ crates: [] });
});

it("names every word that a state can have", () => {
  const words = Object.entries(profileSchema.$defs)
    .filter(([name]) => name.startsWith("state"))
    .flatMap(([, definition]) => wordsOf(definition));
  expect(words.length).toBeGreaterThan(30);
  expect([...new Set(words)].filter((word) => !text.includes(word))).toEqual([]);
});

function wordsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsOf);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]) =>
    name === "properties"
      ? [...Object.keys(value as object), ...wordsOf(Object.values(value as object))]
      : wordsOf(value),
  );
}

describe("what a mock keeps to though nobody promises it is one of its rules", () => {
  it.each(["flashback", "latitude", "miget", "obs", "wayscloud"])("%s", async (name) => {
    const provider = await providerNamed(name);
    const known = new Set(stateRules(provider).map(({ id }) => id));
    expect([...provider.profile.mock.state.unpromised.keys()].filter((id) => !known.has(id))).toEqual([]);
  });
});
