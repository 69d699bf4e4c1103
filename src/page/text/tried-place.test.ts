import { expect, test } from "vitest";
import { triedPart } from "./tried-place.js";

const request = {
  ...{ method: "POST", url: "http://127.0.0.1:1/things" },
  headers: [
    ["Content-Type", "application/json"],
    ["Authorization", "Bearer $TOKEN"],
  ] as const,
  body: '{"data":{"name":" x","id":$ID},"tags":["a"]}',
};

test.each([
  ["negative/body/data/name/pattern", { kind: "body", pointer: "/data/name" }, "breaks pattern"],
  ["negative/body/data/id/type/null", { kind: "body", pointer: "/data/id" }, "breaks type/null"],
  ["negative/body/data/required/region", { kind: "body", pointer: "/data" }, "leaves out region"],
  ["negative/body/media-type/text/plain", { kind: "header", name: "content-type" }, "breaks media type"],
  ["negative/header/x-acl/required", { kind: "header", name: "x-acl" }, "leaves out x-acl"],
  ["boundary/query/limit/maximum", { kind: "query", name: "limit" }, "at the edge of maximum"],
  ["robustness/body/data/name/NUL", { kind: "body", pointer: "/data/name" }, "odd: NUL"],
  ["credentials/stale-date", { kind: "header", name: "Authorization" }, "credential: stale date"],
  ["method/put", { kind: "method" }, "not documented here"],
])("%s is found in the request", (name, place, label) => {
  expect(triedPart(`acme/create/${name}`, request)).toEqual({ place, label });
});

test("a case of another kind sets nothing apart", () => {
  expect(triedPart("acme/create/example/minimal", request)).toBeUndefined();
  expect(triedPart("acme/workflow/negative-is-a-word", request)).toBeUndefined();
});
