import { expect, it } from "vitest";
import { typeBearing } from "./type-bearing.js";

const named = { type: "object", properties: { name: { type: "string" } } };

it.each([
  [
    "drops alternatives without a type",
    { ...named, anyOf: [{ required: ["name"] }, { required: ["id"] }] },
    named,
  ],
  [
    "drops narrowings",
    { type: "string", allOf: [{ pattern: "a" }, { not: { pattern: "b" } }] },
    { type: "string" },
  ],
  [
    "keeps what is required",
    { allOf: [named, { required: ["name"] }] },
    { allOf: [named, { required: ["name"] }] },
  ],
  [
    "makes alternatives beside properties hold together with them",
    { ...named, anyOf: [{ $ref: "#/a" }, { $ref: "#/b" }] },
    { ...named, allOf: [{ anyOf: [{ $ref: "#/a" }, { $ref: "#/b" }] }] },
  ],
  [
    "leaves data alone",
    { example: { anyOf: [{}] }, enum: [{ allOf: [] }] },
    { example: { anyOf: [{}] }, enum: [{ allOf: [] }] },
  ],
])("%s", (_what, schema, expected) => {
  expect(typeBearing(schema)).toEqual(expected);
});
