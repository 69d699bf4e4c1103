import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectsAny } from "../documents/arazzo/json-path.js";
import { compilePattern } from "../documents/arazzo/pattern.js";
import { xpathHolds } from "../documents/arazzo/xpath.js";
import { writeLiteral } from "./write-literal.js";

const seed = 20251128;
/** Text with what ends, opens or escapes something in one language or another. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."'\"\\`$^.*+?()[]{}|/&<>;=%-,:@!~#\n\r\t01aZ"),
      fc.string({ unit: "grapheme", maxLength: 2 }),
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(""));

describe("a value is a literal that means itself and nothing else", () => {
  const holds = (check: (value: string, other: string) => void) =>
    fc.assert(fc.property(text, text, check), { seed, numRuns: 500 });

  test("in a pattern", () => {
    holds((value, other) => {
      const whole = compilePattern(`^${writeLiteral("regex", value, "nothing")}$`);
      expect(whole?.test(value)).toBe(true);
      if (other !== value) expect(whole?.test(other)).toBe(false);
      expect(whole?.flags).toBe("u");
    });
  });

  test("in the class of a pattern, with and without the u flag", () => {
    holds((value, other) => {
      const inside = writeLiteral("regex", value, "class");
      for (const flags of ["", "u"]) {
        const pattern = new RegExp(`^[${inside}]$`, flags);
        for (const character of other)
          if (character.length === 1) expect(pattern.test(character)).toBe([...value].includes(character));
      }
    });
  });

  test("in JSON text", () => {
    holds((value) => {
      expect(JSON.parse(`"${writeLiteral("json", value, "double-quotes")}"`)).toBe(value);
      expect(JSON.parse(writeLiteral("json", value, "nothing"))).toBe(value);
    });
  });

  test("in JSONPath", () => {
    holds((value, other) => {
      for (const literal of [
        writeLiteral("jsonpath", value, "nothing"),
        `'${writeLiteral("jsonpath", value, "single-quotes")}'`,
        `"${writeLiteral("jsonpath", value, "double-quotes")}"`,
      ]) {
        expect(selectsAny(`$[?@ == ${literal}]`, [value])).toBe(true);
        if (other !== value) expect(selectsAny(`$[?@ == ${literal}]`, [other])).toBe(false);
      }
    });
  });

  test("in XPath", () => {
    holds((value) => {
      const [first, ...rest] = [
        writeLiteral("xpath", value, "nothing"),
        `'${writeLiteral("xpath", value, "single-quotes")}'`,
        `"${writeLiteral("xpath", value, "double-quotes")}"`,
      ];
      for (const literal of rest) expect(xpathHolds(`${first} = ${literal}`, "<a/>")).toBe(true);
      expect(xpathHolds(`string-length(${first}) = ${[...value].length}`, "<a/>")).toBe(true);
    });
  });

  test("in XML text", () => {
    const writable = text.filter((value) => !/[\0-\x08\x0b-\x1f]/.test(value));
    fc.assert(
      fc.property(writable, (value) => {
        const xml = `<a b="${writeLiteral("xml", value, "nothing")}">${writeLiteral("xml", value, "nothing")}</a>`;
        expect(xpathHolds(`count(//*) = 1 and count(//@*) = 1`, xml)).toBe(true);
        expect(xpathHolds(`string-length(/a) = ${[...value].length}`, xml)).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });

  test("in a form", () => {
    holds((value) => {
      const form = new URLSearchParams(`a=${writeLiteral("form", value, "nothing")}&b=1`);
      expect([...form]).toEqual([
        ["a", value],
        ["b", "1"],
      ]);
    });
  });
});

test("values that are no text", () => {
  const shown = (["regex", "jsonpath", "xpath", "json", "xml", "form"] as const).map((language) =>
    [undefined, null, true, -1.5, { a: ["'"] }].map((value) => writeLiteral(language, value, "nothing")),
  );
  expect(shown).toMatchInlineSnapshot(`
    [
      [
        "(?:)",
        "(?:\\x6e\\x75\\x6c\\x6c)",
        "(?:\\x74\\x72\\x75\\x65)",
        "(?:\\x2d\\x31\\x2e\\x35)",
        "(?:\\x7b\\x22\\x61\\x22\\x3a\\x5b\\x22\\x27\\x22\\x5d\\x7d)",
      ],
      [
        "null",
        "null",
        "true",
        "-1.5",
        "{"a":["'"]}",
      ],
      [
        "()",
        "()",
        "true()",
        "(-1.5)",
        "'{"a":["''"]}'",
      ],
      [
        "null",
        "null",
        "true",
        "-1.5",
        "{"a":["'"]}",
      ],
      [
        "",
        "null",
        "true",
        "-1.5",
        "{&quot;a&quot;:[&quot;&apos;&quot;]}",
      ],
      [
        "",
        "null",
        "true",
        "-1.5",
        "%7B%22a%22%3A%5B%22'%22%5D%7D",
      ],
    ]
  `);
});
