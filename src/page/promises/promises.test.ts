import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exampleOverview, examplePromise, exampleProvider } from "../testing/example-overview.js";
import { outcomeOf } from "../text/outcome-of.js";
import { breachGroups } from "./breach-groups.js";
import { choosePromises, isFiltering, noFilter } from "./choose-promises.js";
import { matrixOf, standingCounts } from "./matrix.js";
import { nextTile, type TileGrid } from "./next-tile.js";
import { promiseKey, promiseOfKey } from "./promise-key.js";
import { remainderText } from "./remainder-text.js";

const acme = exampleProvider({
  name: "acme",
  title: "Acme",
  promises: [
    examplePromise({ id: "A-1", theme: "naming", verifiedBy: ["create-thing /paths no-server-error"] }),
    examplePromise({
      id: "A-2",
      theme: "errors",
      standing: "broken",
      terms: ["documented-status", "get-thing"],
    }),
    examplePromise({ id: "A-3", theme: "naming", standing: "excused", strength: "shown" }),
    ...["list", "read"].map((operation) =>
      examplePromise({
        ...{ id: `no-server-error ${operation}`, isInCatalogue: false, theme: "errors", standing: "broken" },
        terms: ["no-server-error", operation],
      }),
    ),
  ],
});
const depot = exampleProvider({
  name: "depot",
  cases: [{ kind: "positive", verdict: "conforms", cases: 3, requests: 3 }],
});
const overview = exampleOverview({ providers: [acme, depot] });
const ids = (filter: Partial<typeof noFilter>) =>
  choosePromises([acme, depot], { ...noFilter, ...filter }).flatMap(({ promises }) =>
    promises.map(({ id }) => id),
  );

describe("filters", () => {
  test("put the most urgent first and keep all where nothing is asked", () => {
    expect(ids({})).toEqual(["A-2", "no-server-error list", "no-server-error read", "A-3", "A-1"]);
    expect(isFiltering(noFilter)).toBe(false);
  });

  test("narrow by all that is chosen at once", () => {
    expect(ids({ themes: ["naming"], strengths: ["shown"] })).toEqual(["A-3"]);
    expect(ids({ standings: ["kept", "excused"] })).toEqual(["A-3", "A-1"]);
    expect(ids({ providers: ["depot"] })).toEqual([]);
  });

  test("search ids, statements, checks and operations, every word", () => {
    expect(ids({ search: "a-2" })).toEqual(["A-2"]);
    expect(ids({ search: "no-server-error READ" })).toEqual(["no-server-error read"]);
    expect(ids({ search: "create-thing" })).toEqual(["A-1"]);
    expect(ids({ search: "statement of a-3" })).toEqual(["A-3"]);
  });
});

test("the matrix has the themes in their order, and a cell for each provider", () => {
  const { rows } = matrixOf(choosePromises([acme, depot], noFilter));
  expect(rows.map(({ theme, cells }) => [theme, ...cells.map((cell) => cell.map(({ id }) => id))])).toEqual([
    ["naming", ["A-3", "A-1"], []],
    ["errors", ["A-2", "no-server-error list", "no-server-error read"], []],
  ]);
  expect(standingCounts(acme.promises)).toEqual([
    ["broken", 3],
    ["excused", 1],
    ["kept", 1],
  ]);
});

test("breaches of one check that are of no promise are told together, after those of promises", () => {
  expect(breachGroups(acme.promises).map(({ shown, alike }) => [shown.id, alike.length])).toEqual([
    ["A-2", 0],
    ["no-server-error list", 1],
    ["A-3", 0],
  ]);
});

test("a promise is found by its key", () => {
  for (const { id } of acme.promises)
    expect(promiseOfKey(overview, promiseKey("acme", id))?.promise.id).toBe(id);
  expect(promiseOfKey(overview, "acme/none")).toBeUndefined();
});

test("the first screen says in words how it stands", () => {
  expect(outcomeOf(overview).sentence).toBe(
    "1 of 3 documented promises is broken, at Acme; 1 was seen to hold. Beside them, 2 breaches of the descriptions.",
  );
  expect(remainderText(acme, acme.promises)).toBe("1 of 3 kept, 1 excused");
  expect(remainderText(depot, [])).toBe("no catalogue of promises; 3 of 3 cases conform");
  expect(outcomeOf(exampleOverview({ providers: [depot] }))).toEqual({ standing: "kept", sentence: "" });
  expect(outcomeOf(exampleOverview({ interrupted: true })).standing).toBe("warning");
  expect(outcomeOf(exampleOverview({})).standing).toBe("unseen");
  expect(outcomeOf(exampleOverview({ providers: [exampleProvider({ name: "acme" })] })).standing).toBe(
    "unseen",
  );
});

describe("keys in the matrix", () => {
  const grids: fc.Arbitrary<TileGrid> = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(fc.nat(3), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  const walks = grids.chain((grid) => {
    const tiles = grid.flatMap((cells, row) =>
      cells.flatMap((count, column) => Array.from({ length: count }, (_, index) => ({ row, column, index }))),
    );
    return fc.tuple(
      fc.constant(grid),
      tiles.length === 0 ? fc.constant(undefined) : fc.constantFrom(...tiles),
    );
  });

  test("lead to tiles that are there, and right is undone by left", () => {
    fc.assert(
      fc.property(
        walks,
        fc.constantFrom("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "End"),
        ([grid, from], key) => {
          if (from === undefined) return;
          const next = nextTile(grid, from, key);
          if (next === undefined) return;
          expect(next.index).toBeLessThan(grid[next.row]?.[next.column] ?? 0);
          if (key === "ArrowRight") expect(nextTile(grid, next, "ArrowLeft")).toEqual(from);
        },
      ),
    );
  });

  test("skip cells that are empty", () => {
    const grid = [
      [2, 0, 1],
      [0, 3, 1],
      [1, 0, 0],
    ];
    expect(nextTile(grid, { row: 0, column: 0, index: 1 }, "ArrowRight")).toEqual({
      row: 0,
      column: 2,
      index: 0,
    });
    expect(nextTile(grid, { row: 0, column: 0, index: 1 }, "ArrowDown")).toEqual({
      row: 2,
      column: 0,
      index: 0,
    });
    expect(nextTile(grid, { row: 1, column: 1, index: 0 }, "Control+End")).toEqual({
      row: 2,
      column: 0,
      index: 0,
    });
    expect(nextTile(grid, { row: 0, column: 0, index: 0 }, "a")).toBeUndefined();
  });
});
