import { describe, expect, it } from "vitest";
import type { Json } from "../core/json.js";
import { odditiesOf, rawJsonOddities } from "./oddities-of.js";

const root: Json = {
  type: "object",
  properties: {
    name: { type: "string" },
    count: { type: "integer" },
    tags: { type: "array", items: { type: "string" } },
  },
};
const valid: Json = { name: "abc", count: 1, tags: ["a"] };

describe("odditiesOf", () => {
  const oddities = odditiesOf({ root, pointer: "" });

  it("has its own name at each place", () => {
    const names = oddities.map(({ name, instance }) => `${instance} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect([...new Set(oddities.map(({ instance }) => instance))]).toEqual([
      "",
      "/name",
      "/count",
      "/tags",
      "/tags/*",
    ]);
  });

  it("changes a valid value at its place and writes as JSON", () => {
    for (const { name, apply, appliesTo, instance } of oddities) {
      expect(appliesTo(valid)).toBe(true);
      const text = JSON.stringify(apply(valid));
      expect([name, text]).not.toEqual([name, JSON.stringify(valid)]);
      if (instance === "/name") expect(JSON.parse(text)).toMatchObject({ count: 1, tags: ["a"] });
    }
  });

  it("makes __proto__ a member", () => {
    const oddity = oddities.find(({ name }) => name === "member __proto__");
    expect(JSON.stringify(oddity?.apply({}))).toBe('{"__proto__":{"polluted":true}}');
  });

  it("leaves a value alone that has no such place", () => {
    const oddity = oddities.find(({ instance }) => instance === "/tags/*");
    expect(oddity?.appliesTo({ name: "a" })).toBe(false);
  });
});

describe("rawJsonOddities", () => {
  it.each(['{"a":1}', "{}", "[1]", "[]", '"a"'])("are no ordinary JSON text, made from %s", (text) => {
    const oddities = rawJsonOddities(text);
    expect(new Set(oddities.map(({ name }) => name)).size).toBe(oddities.length);
    const readable = oddities.filter(({ bytes }) => {
      try {
        JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
        return true;
      } catch {
        return false;
      }
    });
    expect(readable.map(({ name }) => name)).toEqual([
      "duplicate members",
      "number beyond any double",
      "member nested 5,000 levels",
    ]);
  });
});
