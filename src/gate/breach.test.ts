import fc from "fast-check";
import { expect, test } from "vitest";
import { gistOf } from "../engine/gist.js";
import { type Breach, breachKey, breachOf } from "./breach.js";

const part = fc.string({ minLength: 1, maxLength: 12 });
const breach: fc.Arbitrary<Breach> = fc.record(
  { check: part, promise: part, place: part, constraint: part, operation: part, received: part },
  { requiredKeys: ["check", "place", "received"] },
);

test("two breaches that differ in any part are different, and only those", () => {
  fc.assert(
    fc.property(breach, breach, (left, right) => {
      const members = ["check", "promise", "place", "constraint", "operation", "received"] as const;
      const isSame = members.every((member) => left[member] === right[member]);
      expect(breachKey(left) === breachKey(right)).toBe(isSame);
      expect(breachKey(left)).toBe(breachKey({ ...left }));
      for (const member of members)
        expect(breachKey({ ...left, [member]: `${left[member] ?? ""}!` })).not.toBe(breachKey(left));
    }),
  );
});

test.each([
  ["status 500", "status 500"],
  ["status 201", "status 201"],
  ['"t-17"', '"t-#"'],
  ['"t-18"', '"t-#"'],
  ['"1b4e28ba-2fa1-11d2-883f-0016d3cca427"', '"#"'],
  ['"2026-11-28T09:24:41.123Z"', '"#"'],
  ['"PENDING"', '"PENDING"'],
  ['"DONE"', '"DONE"'],
  ["null", "null"],
  ["nothing", "nothing"],
  ["true", "true"],
  ["0.2", "0.2"],
  ["12 items, none of them it", "# items, none of them it"],
  ['"thing-abcd1234-5t0n1"', '"#"'],
  ['"a name"', "what was sent"],
  ["$statusCode is 409, $response.body#/size is 3", "$statusCode is 409, $response.body#/size is 3"],
])("of %s stays %s", (received, gist) => {
  const context = { run: "abcd1234", sent: [{ body: { value: { name: "a name", size: 42 } } }] };
  expect(gistOf({ received, expected: "something else" }, context)).toBe(gist);
});

test("what follows from the input is told by its kind", () => {
  const context = { run: "abcd1234", sent: [{ size: 42 }] };
  expect(gistOf({ received: "41", expected: "42" }, context)).toBe("a number");
  expect(gistOf({ received: '"42"', expected: "type: must be an integer" }, context)).toBe("a text");
  expect(gistOf({ received: '{"a":1}', expected: 'required: must have "size"' }, context)).toBe(
    'an object, where required: must have "size"',
  );
});

test("a place is the same in another folder and for another item of a list", () => {
  const finding = { check: "c", received: "r" };
  expect(breachOf({ ...finding, at: "/home/a/specs/acme/openapi.yaml#/paths" }).place).toBe(
    "openapi.yaml#/paths",
  );
  expect(breachOf({ ...finding, at: "body /items/3/id" }).place).toBe("body /items/*/id");
});
