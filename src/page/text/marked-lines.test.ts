import { expect, test } from "vitest";
import { readBody } from "./body-lines.js";
import type { Mark } from "./body-mark.js";
import { brokenMark } from "./body-mark.js";
import { markedLines } from "./marked-lines.js";

function marked(body: string, mark: Omit<Mark, "label" | "place">, pointer = ""): string[] {
  const read = readBody(body);
  const lines = markedLines(read, { label: "", place: { kind: "body", pointer }, ...mark });
  return [...lines].map((line) => read.lines[line]?.text ?? "");
}

const json = '{"items":[{"name":"a"},{"name":"b","size":{"kb":1}}],"total":2}';
const xml = "<List><Bucket><Name>a</Name></Bucket><Bucket><Name>b</Name></Bucket><Owner/></List>";

test("a value is marked with all that is in it", () => {
  expect(marked(json, {}, "/items/1/name")).toEqual(['"name": "b",']);
  expect(marked(json, {}, "/items/1/size")).toEqual(['"size": {', '"kb": 1', "}"]);
});

test("what is not there marks the nearest value around it, and the body as a whole nothing", () => {
  expect(marked(json, {}, "/items/1/size/mb")).toEqual(['"size": {']);
  expect(marked(json, {}, "/none")).toEqual([]);
  expect(marked(json, {})).toEqual([]);
});

test("a missing member is told below the line that opens its object", () => {
  expect(marked(json, { lacks: "size" }, "/items/0")).toEqual(["{"]);
});

test("elements of XML are found by their names and counted", () => {
  expect(marked(xml, {}, "/Bucket/1/Name")).toEqual(["<Name>b</Name>"]);
  expect(marked(xml, {}, "/List/Owner")).toEqual(["<Owner/>"]);
});

test("a secret that was sent back is found by what stands for it", () => {
  const mark = brokenMark({
    ...{ check: "no-secret-echo", at: "body", expected: "no secret in any answer" },
    received: "the value of storage secret",
  });
  const body = '{"name":"$ACME_NAME","again":"$ACME_STORAGE_SECRET","other":"***"}';
  expect(marked(body, mark.holds === undefined ? {} : { holds: mark.holds })).toEqual([
    '"again": "$ACME_STORAGE_SECRET",',
    '"other": "***"',
  ]);
});

test("a required member that is missing is named", () => {
  const told = { check: "response-body", at: "body /data", received: "{}" };
  expect(brokenMark({ ...told, expected: 'required: must have the member "uuid"' })).toMatchObject({
    lacks: "uuid",
    place: { kind: "body", pointer: "/data" },
  });
});
