import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import { jsonLines } from "./json-lines.js";

test("lines say what the text says, however it was spaced", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(
        JSON.parse(
          jsonLines(text)
            .map((line) => line.text)
            .join("\n"),
        ),
      ).toEqual(JSON.parse(text));
    }),
  );
});

test("every line knows the place of its value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (given) => {
      const value = JSON.parse(JSON.stringify(given)) as Json;
      for (const { place } of jsonLines(JSON.stringify(value))) expect(valueAt(value, place)).toBeDefined();
    }),
  );
});

test("numbers, escapes and repeated names stay as they are written", () => {
  expect(jsonLines('{"a":1.0,"a":[ ],"b/c":{"d":1e400}}')).toMatchInlineSnapshot(`
    [
      {
        "depth": 0,
        "place": "",
        "text": "{",
      },
      {
        "depth": 1,
        "place": "/a",
        "text": ""a": 1.0,",
      },
      {
        "depth": 1,
        "place": "/a",
        "text": ""a": [],",
      },
      {
        "depth": 1,
        "place": "/b~1c",
        "text": ""b/c": {",
      },
      {
        "depth": 2,
        "place": "/b~1c/d",
        "text": ""d": 1e400",
      },
      {
        "depth": 1,
        "place": "/b~1c",
        "text": "}",
      },
      {
        "depth": 0,
        "place": "",
        "text": "}",
      },
    ]
  `);
});

test("a text that was cut ends in what is left over", () => {
  expect(jsonLines('{"a":["x","y… (90 bytes in all)').map(({ text }) => text)).toEqual([
    "{",
    '"a": [',
    '"x",',
    '"y… (90 bytes in all)',
  ]);
});
