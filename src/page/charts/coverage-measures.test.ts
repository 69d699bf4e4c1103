import { expect, test } from "vitest";
import { madeCoverage } from "../../testing/made-traffic.js";
import { coverageMeasures, undocumentedStatuses } from "./coverage-measures.js";

const coverage = madeCoverage(["listShelves", "addShelf", "readShelf"]);

test("what was not seen of a description is named, with its place and the reason", () => {
  const told = coverageMeasures(coverage).map(({ name, seen, total, unseen }) => [
    `${seen} of ${total} ${name}`,
    ...unseen.map(({ what, where, why }) => `${what}: ${why} (${where})`),
  ]);
  expect(told).toMatchInlineSnapshot(`
    [
      [
        "2 of 3 operations",
        "listShelves: the server refused every request (/paths/~1shelves/post)",
      ],
      [
        "0 of 1 parameters",
        "page (query) of listShelves: never accepted without it (/paths/~1shelves/post/parameters/0)",
      ],
      [
        "1 of 1 constraints at their edge",
      ],
      [
        "0 of 1 constraints broken",
        "maxLength of listShelves: broken 3 times, never refused (/paths/~1shelves/post/requestBody/maxLength)",
      ],
      [
        "1 of 2 documented statuses",
        "409 of listShelves: no request was answered so (/paths/~1shelves/post)",
      ],
    ]
  `);
});

test("answers that the description does not list are named apart", () => {
  expect(undocumentedStatuses(coverage)).toEqual(["418 of listShelves (2 times)"]);
});
