import { expect, test } from "vitest";
import { isOptionalMember } from "./optional-member.js";

const root = {
  thing: {
    type: "object",
    required: ["id"],
    properties: { id: {}, note: {}, parts: { type: "array", items: { $ref: "#/part" } } },
  },
  part: { type: "object", properties: { size: {} } },
  mixed: { allOf: [{ required: ["note"] }], properties: { note: {} } },
};

test.each([
  { pointer: "/thing", instance: "/note", want: true },
  { pointer: "/thing", instance: "/id", want: false },
  { pointer: "/thing", instance: "/parts/0/size", want: true },
  { pointer: "/thing", instance: "/unknown", want: false },
  { pointer: "/thing", instance: "", want: false },
  { pointer: "/mixed", instance: "/note", want: false },
])("$instance of $pointer is optional: $want", ({ pointer, instance, want }) => {
  expect(isOptionalMember({ root, pointer }, instance)).toBe(want);
});
