import { expect, it } from "vitest";
import type { Account } from "../store.js";
import { storeOf } from "../testing/ask-store.js";
import { depot } from "../testing/stateful-provider.js";
import type { BrokenRules } from "./state-rule.js";
import { stateRules } from "./state-rules.js";

/** Answers to requests that come past everything that the depot keeps to. */
function transcript(isBroken: BrokenRules): string[] {
  const { ask, advance } = storeOf(depot, isBroken);
  const answers: string[] = [];
  const tell = (...asked: Parameters<typeof ask>) => {
    answers.push(JSON.stringify(ask(...asked)));
  };
  const make = (body: Record<string, string | number | boolean>, account: Account = "first") =>
    tell("makeCrate", { account, body, header: { "X-Readers": "id=a-2" } });
  make({ name: "a", hall: "H1", size: 4 });
  make({ name: "a", hall: "H1", paint: "blue" });
  make({ name: "a", hall: "H2" });
  make({ name: "b", hall: "H9" });
  make({ name: "b", hall: "Main", sealed: true });
  make({ name: "c", hall: "H1", paint: "blue" });
  make({ name: "d", hall: "H1" });
  make({ name: "e", hall: "H1" }, "second");
  for (const account of ["first", "second"] as const) {
    tell("listCrates", { account, query: { paint: "red" } });
    tell("listCrates", { account });
    for (const id of ["c-1", "c-2", "c-9"]) {
      tell("readCrate", { account, path: { id } });
      tell("paintCrate", { account, path: { id }, body: { paint: "blue" } });
      tell("readCrate", { account, path: { id } });
    }
  }
  advance(10_000);
  tell("readCrate", { path: { id: "c-1" } });
  tell("breakCrate", { path: { id: "c-1" } });
  tell("breakCrate", { path: { id: "c-1" } });
  tell("readCrate", { path: { id: "c-1" } });
  make({ name: "a", hall: "H1" });
  make({ name: "f", hall: "H1" });
  // The tags, by the identifiers that an unbroken mock gives them.
  for (const [id] of answersOf(answers, /"tag":"(t-[a-z0-9]+)"/g)) {
    tell("readTag", { path: { id } });
    tell("readTag", { account: "second", path: { id } });
  }
  tell("readTag", { path: { id: "t-none" } });
  return answers;
}

function answersOf(answers: readonly string[], pattern: RegExp): [string][] {
  const found = answers.flatMap((answer) => [...answer.matchAll(pattern)].map(([, tag = ""]) => tag));
  return [...new Set(found)].map((tag) => [tag]);
}

const rules = stateRules(depot);
const kept = transcript(() => false);

it("has a rule for everything that the depot keeps to", () => {
  expect(rules.map(({ id }) => id)).toMatchInlineSnapshot(`
    [
      "crate/id/minted",
      "crate/create/remembers",
      "crate/create/unknown hall",
      "crate/create/unknown hall/answer",
      "crate/create/again name within account and hall",
      "crate/create/again name within account and hall/keeps",
      "crate/create/taken name within account",
      "crate/create/taken name within account/answer",
      "crate/create/held name within account",
      "crate/create/held name within account/answer",
      "crate/create/at most 3",
      "crate/create/at most 3/answer",
      "crate/create/at most 3/frees",
      "crate/name/echo",
      "crate/hall/computed",
      "crate/title/computed",
      "crate/size/echo",
      "crate/size/default",
      "crate/kilos/computed",
      "crate/paint/echo",
      "crate/paint/default",
      "crate/sealed/computed",
      "crate/state/progress",
      "crate/made/computed",
      "crate/tag/computed",
      "crate/lid/shown",
      "crate/lid/hidden",
      "crate/access",
      "crate/access/answer",
      "crate/access/grants readCrate",
      "crate/listCrates/lists",
      "crate/listCrates/filters",
      "crate/readCrate/finds",
      "crate/readCrate/misses",
      "crate/readCrate/misses/answer",
      "crate/paintCrate/finds",
      "crate/paintCrate/misses",
      "crate/paintCrate/misses/answer",
      "crate/paintCrate/sets paint",
      "crate/paintCrate/sealed",
      "crate/paintCrate/sealed/answer",
      "crate/breakCrate/finds",
      "crate/breakCrate/misses",
      "crate/breakCrate/misses/answer",
      "crate/breakCrate/removes",
      "tag/create/remembers",
      "tag/crate/computed",
      "tag/access",
      "tag/readTag/finds",
      "tag/readTag/misses",
      "tag/readTag/misses/answer",
    ]
  `);
});

it.each(rules)("$id, when it is broken, changes what is answered", ({ id }) => {
  expect(transcript((rule) => rule === id)).not.toEqual(kept);
});

it("asks for no rule that has no name", () => {
  const asked = new Set<string>();
  transcript((rule) => {
    asked.add(rule);
    return false;
  });
  const known = new Set(rules.map(({ id }) => id));
  // Aspects of a field that nothing shows are asked for, and not offered.
  expect([...asked].filter((rule) => !known.has(rule))).toMatchInlineSnapshot(`
    [
      "crate/name/default",
      "crate/hall/default",
      "crate/title/default",
      "crate/kilos/default",
      "crate/sealed/default",
      "crate/state/default",
      "crate/made/default",
      "crate/readers/computed",
      "crate/readers/default",
      "crate/tag/default",
      "tag/id/minted",
      "tag/crate/default",
      "crate/access/grants paintCrate",
      "tag/access/grants readTag",
    ]
  `);
});
