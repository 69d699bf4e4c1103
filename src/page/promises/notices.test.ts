import { expect, test } from "vitest";
import { exampleOverview, exampleProvider } from "../testing/example-overview.js";
import { noticesOf } from "./notices.js";

const texts = (given: Parameters<typeof exampleOverview>[0]) =>
  noticesOf(exampleOverview(given)).map(({ text }) => text);

test("a run that ended well and saw everything needs no remark", () => {
  expect(texts({ providers: [exampleProvider({ name: "acme" })] })).toEqual([]);
});

test("nothing that limits a run is dropped", () => {
  const note = {
    owner: "ann",
    reason: "known",
    since: "2026-01-01",
    expires: "2026-02-01",
    file: "known.yaml",
  };
  const deviation = {
    ...note,
    lines: [3, 9] as const,
    counterexample: "c.json",
    case: "acme/x",
    check: "status",
    place: "",
  };
  const { summary } = exampleOverview({});
  const notices = noticesOf(
    exampleOverview({
      ...{ interrupted: true, notRun: ["depot"], shard: { index: 1, count: 3 } },
      problems: [{ document: "openapi.yaml", line: 4, pointer: "/paths", message: "Broken." }],
      summary: { ...summary, inconclusive: 2, skipped: 1, gaps: 4 },
      providers: [
        exampleProvider({
          ...{ name: "acme", title: "Acme", stopped: "the budget is spent", left: 1 },
          leftovers: [{ resource: "thing", id: "7", reason: "not found again" }],
          deviations: [
            { ...deviation, standing: "gone", isExpired: false, says: "It is gone: delete it." },
            { ...deviation, standing: "flaky", isExpired: false, says: "It comes and goes." },
          ],
          notExercised: [{ provider: "acme", operation: "list", reason: "nothing to list" }],
        }),
      ],
    }),
  );
  expect(notices.map(({ weight, text, items }) => [weight, text, ...items])).toMatchInlineSnapshot(`
    [
      [
        "warning",
        "The run was ended before its time: what is missing was not looked at.",
      ],
      [
        "warning",
        "This is part 1 of 3 of the cases. assay report merges the parts.",
      ],
      [
        "warning",
        "Not run, for the run was ended before: depot.",
      ],
      [
        "warning",
        "1 problem in the documents or the setting.",
        "openapi.yaml:4#/paths: Broken.",
      ],
      [
        "warning",
        "2 cases came to no conclusion.",
      ],
      [
        "note",
        "4 gaps in the documentation: answers that it does not list, each with the case that saw it.",
      ],
      [
        "note",
        "1 case left out, each with its reason.",
      ],
      [
        "warning",
        "Acme ended early: the budget is spent",
      ],
      [
        "warning",
        "Acme: 1 created thing may be left behind. assay sweep acme deletes what it can.",
        "thing 7: not found again",
      ],
      [
        "warning",
        "Acme: 1 known deviation gone or expired. Take them off the record.",
        "acme/x: It is gone: delete it. (known.yaml:3)",
      ],
      [
        "warning",
        "Acme: 1 known deviation not settled.",
        "acme/x: It comes and goes. (known.yaml:3)",
      ],
      [
        "note",
        "Acme: 1 part of the description not exercised.",
        "list: nothing to list",
      ],
    ]
  `);
});
