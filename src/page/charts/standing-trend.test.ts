import { expect, test } from "vitest";
import type { HistoryRun } from "../../page-data/page-content.js";
import type { Standing } from "../../page-data/standing.js";
import { standingTrends } from "./standing-trend.js";

function run(day: number, standings: Readonly<Record<string, Standing>>): HistoryRun {
  const startedAt = `2026-11-0${day}T10:00:00.000Z`;
  return { target: "mock", seed: 1, startedAt, providers: [{ name: "acme", requests: 1, standings }] };
}

test("what stood otherwise in some run is told run by run, whatever it is called", () => {
  const strange = JSON.parse('{"__proto__":"broken","A-1":"kept","A-2":"kept"}');
  const [trend] = standingTrends([run(1, { "A-1": "kept", "A-2": "broken" }), run(2, strange)]);
  expect(trend?.changed).toEqual([
    { id: "A-2", standings: ["broken", "kept"] },
    { id: "__proto__", standings: [undefined, "broken"] },
  ]);
  expect(trend?.points.map(({ counts }) => [counts.kept, counts.broken])).toEqual([
    [1, 1],
    [2, 1],
  ]);
});

test("a provider that some runs had not is told over those that had it", () => {
  const runs = [run(1, { "A-1": "kept" }), { ...run(2, {}), providers: [] }, run(3, { "A-1": "kept" })];
  expect(standingTrends(runs)[0]?.points.map(({ startedAt }) => startedAt.slice(0, 10))).toEqual([
    "2026-11-01",
    "2026-11-03",
  ]);
});
