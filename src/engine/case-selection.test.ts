import { describe, expect, test } from "vitest";
import { isSelected } from "./case-selection.js";

const item = { name: "acme/create-thing/negative/body/name/pattern", kind: "negative" } as const;

describe("isSelected", () => {
  test.each([
    { pattern: "acme/create-thing", want: true },
    { pattern: "acme/create", want: false },
    { pattern: "acme/*/pattern", want: true },
    { pattern: "*/name/*", want: true },
    { pattern: item.name, want: true },
    { pattern: "acme/create-thing/positive", want: false },
    { pattern: "a.me/*", want: false },
  ])("the pattern $pattern selects: $want", ({ pattern, want }) => {
    expect(isSelected(item, { pattern })).toBe(want);
  });

  test("every case belongs to exactly one shard", () => {
    const names = Array.from({ length: 200 }, (_, index) => ({
      name: `acme/op/positive/${index}`,
      kind: "positive" as const,
    }));
    const shards = [1, 2, 3].map((index) =>
      names.filter((name) => isSelected(name, { shard: { index, count: 3 } })),
    );
    expect(shards.reduce((sum, shard) => sum + shard.length, 0)).toBe(200);
    expect(shards.every((shard) => shard.length > 30)).toBe(true);
  });
});
