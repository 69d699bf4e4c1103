import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject } from "../../core/json.js";
import { depot, depotProfile } from "../../mock/testing/stateful-provider.js";
import { validateDocument } from "../../schema/validate-document.js";
import { buildProfile } from "../build-profile.js";
import profileSchema from "../profile.schema.json" with { type: "json" };
import { profileProblems } from "../profile-problems.js";
import { parseSource, type SourceDocument } from "../read-document.js";

function sourceOf(profile: string): SourceDocument {
  const source = parseSource("profile.yaml", profile);
  if (source.kind === "broken") throw new Error(JSON.stringify(source.problems));
  return source.value;
}

/** What is said of the depot's profile with one passage replaced by another. */
function problemsWith(passage: string, replacement: string): string[] {
  expect(depotProfile).toContain(passage);
  const source = sourceOf(depotProfile.replace(passage, replacement));
  const schemes = new Set(depot.securitySchemes.keys());
  return profileProblems(source, buildProfile(source), { operations: depot.operations, schemes }).map(
    ({ pointer, message }) => `${pointer}: ${message}`,
  );
}

/** What the form says of the depot's profile with one passage replaced by another. */
function formWith(passage: string, replacement: string): string[] {
  expect(depotProfile).toContain(passage);
  const { value } = sourceOf(depotProfile.replace(passage, replacement));
  if (!isJsonObject(value)) throw new Error("the profile is no object");
  return validateDocument(profileSchema as JsonObject, value).map(({ instance }) => instance);
}

it("finds nothing wrong with the depot", () => {
  expect(problemsWith("title: Depot", "title: Depot")).toEqual([]);
  expect(formWith("title: Depot", "title: Depot")).toEqual([]);
});

describe("what leads nowhere is a problem with its place", () => {
  it.each([
    [
      "operation of a creation",
      "by: [makeCrate]\n          id",
      "by: [makeBox]\n          id",
      ['/mock/state/resources/0/created: The description has no operation "makeBox".'],
    ],
    [
      "operation",
      "breakCrate: {",
      "crushCrate: {",
      ['/mock/state/resources/0/operations/crushCrate: The description has no operation "crushCrate".'],
    ],
    [
      "place in a body",
      "$request.body#/size",
      "$request.body#/bulk",
      [
        '/mock/state/resources/0/fields/size: $request.body#/bulk: the request body of "makeCrate" has no such place.',
      ],
    ],
    [
      "body",
      "sets: { paint: $request.body#/paint }",
      "sets: { paint: $request.query.paint }",
      [
        '/mock/state/resources/0/operations/paintCrate/sets/paint: $request.query.paint: "paintCrate" has no query parameter "paint".',
      ],
    ],
    [
      "parameter",
      "where: { paint: $request.query.paint }",
      "where: { paint: $request.query.color }",
      [
        '/mock/state/resources/0/operations/listCrates/where/paint: $request.query.color: "listCrates" has no query parameter "color".',
      ],
    ],
    [
      "header",
      "$request.header.X-Readers",
      "$request.header.Readers",
      [
        '/mock/state/resources/0/fields/readers: $request.header.Readers: "makeCrate" has no header parameter "Readers".',
      ],
    ],
    [
      "expression",
      "name: $request.body#/name",
      "name: $body.name",
      [
        "/mock/state/resources/0/fields/name: $body.name is no expression; docs/mock.md lists those that there are.",
      ],
    ],
    [
      "embedded expression",
      "c-{$count}",
      "c-{$counter}",
      [
        "/mock/state/resources/0/created/id: $counter is no expression; docs/mock.md lists those that there are.",
      ],
    ],
    [
      "field",
      "/kilos: $resource.kilos",
      "/kilos: $resource.weight",
      ['/mock/state/resources/0/shows/~1kilos: $resource.weight: crate has no field "weight".'],
    ],
    [
      "field that must be alike",
      "atMost: 3, within: [account]",
      "atMost: 3, within: [owner]",
      ['/mock/state/resources/0/created/refuses/4: crate has no field "owner".'],
    ],
    [
      "field that is asked for",
      "where: { paint:",
      "where: { color:",
      ['/mock/state/resources/0/operations/listCrates/where/color: crate has no field "color".'],
    ],
    [
      "table",
      "unknown: hall",
      "unknown: room",
      ['/mock/state/resources/0/created/refuses/0: There is no table "room" in `known`.'],
    ],
    [
      "column",
      "$known.hall.title",
      "$known.hall.name",
      ['/mock/state/resources/0/fields/title: $known.hall.name: no row of "hall" has a "name".'],
    ],
    [
      "binding",
      "$binding.hall",
      "$binding.room",
      ["/mock/state/known/hall/0/code: $binding.room: there is no such supplied binding."],
    ],
    [
      "value of a request in a row",
      "{ code: $binding.hall,",
      "{ code: $request.body#/hall,",
      [
        "/mock/state/known/hall/0/code: $request.body#/hall: nothing but $binding.NAME is known before a request.",
      ],
    ],
    [
      "member of an account",
      "like: [{ Reader: $account.id }]",
      "like: [{ Reader: $account.name }]",
      ['/mock/state/resources/0/access/grants/0: $account.name: no account has a "name" in `accounts`.'],
    ],
    [
      "status",
      '"429", example: full',
      '"402", example: full',
      ['/mock/state/resources/0/created/refuses/4/answer: "makeCrate" documents no answer 402.'],
    ],
    [
      "example",
      "example: full",
      "example: overflow",
      [
        '/mock/state/resources/0/created/refuses/4/answer: "makeCrate" has no example "overflow" for this answer.',
      ],
    ],
    [
      "status of what is missing",
      'missing: { status: "404", example: no-crate } }\n          paint',
      "missing: {} }\n          paint",
      [
        "/mock/state/resources/0/operations/readCrate/missing: This refusal needs a status, or it would be a success.",
      ],
    ],
    [
      "kind",
      "along: crate",
      "along: box",
      [
        '/mock/state/resources/1/created/along: There is no kind "box".',
        "/mock/state/resources/1/created/id: $parent.tag: tag comes along with nothing; say with what in `along`.",
        "/mock/state/resources/1/fields/crate: $parent.id: tag comes along with nothing; say with what in `along`.",
      ],
    ],
    [
      "field of what it comes along with",
      "$parent.tag",
      "$parent.label",
      ['/mock/state/resources/1/created/id: $parent.label: crate has no field "label".'],
    ],
  ])("%s", (_, passage, replacement, problems) => {
    expect(problemsWith(passage, replacement)).toEqual(problems);
  });
});

describe("what cannot be meant breaks the form", () => {
  it.each([
    [
      "another member",
      "by: [makeCrate]\n          id",
      "by: [makeCrate]\n          when: {}\n          id",
      ["/mock/state/resources/0/created"],
    ],
    [
      "two reasons in one",
      "atMost: 3",
      "atMost: 3, taken: [name]",
      ["/mock/state/resources/0/created/refuses/4"],
    ],
    [
      "no reason",
      "atMost: 3, within",
      "within",
      ["/mock/state/resources/0/created/refuses/4", "/mock/state/resources/0/created/refuses/4"],
    ],
    [
      "another thing to do",
      "does: list",
      "does: count",
      ["/mock/state/resources/0/operations/listCrates/does"],
    ],
    [
      "a default of nothing",
      "{ from: $request.body#/size, default: 2 }",
      "{ default: 2 }",
      ["/mock/state/resources/0/fields/size"],
    ],
    [
      "a list without its word",
      "name: $request.body#/name",
      "name: [$request.body#/name]",
      ["/mock/state/resources/0/fields/name"],
    ],
    ["an age that is no number", "ms: 5000", "ms: soon", ["/mock/state/resources/0/fields/state/after/1/ms"]],
    [
      "an account that there is not",
      "accounts: [first]",
      "accounts: [third]",
      ["/mock/state/known/hall/1/accounts/0"],
    ],
  ])("%s", (_, passage, replacement, places) => {
    expect(formWith(passage, replacement)).toEqual(places);
  });
});
