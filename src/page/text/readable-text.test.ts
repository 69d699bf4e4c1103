import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldedLines } from "./folded-lines.js";
import { textDifference } from "./text-difference.js";
import { visiblePieces } from "./visible-text.js";
import { xmlLines } from "./xml-lines.js";

describe("what cannot be seen", () => {
  const shown = (text: string, spaces: "line" | "body" | "prose") =>
    visiblePieces(text, spaces)
      .map(({ text: piece }) => piece)
      .join("");

  test("is shown where it matters", () => {
    expect(shown('"name": " a b ",', "body")).toBe('"name": "␣a b␣",');
    expect(shown("<Name> a</Name>", "body")).toBe("<Name>␣a</Name>");
    expect(shown(" a  b ", "line")).toBe("␣a␣␣b␣");
    expect(shown(' must have "a" ', "prose")).toBe(' must have "a" ');
    expect(shown("a\u0000\u202e\u00a0\ud800b", "prose")).toBe("a␀⟨U+202E⟩⟨U+00A0⟩⟨U+D800⟩b");
  });

  test("is all that changes in a text", () => {
    const character = fc.constantFrom("a", " ", '"', ">", "\u0000", "\u200b", "\ud800", "\u{1f600}", "\n");
    const characters = fc.array(character).map((list) => list.join(""));
    fc.assert(
      fc.property(characters, fc.constantFrom("line", "body", "prose"), (text, spaces) => {
        const pieces = visiblePieces(text, spaces);
        const kept = pieces.filter(({ name }) => name === undefined).map((piece) => piece.text);
        const hidden = pieces.filter(({ name }) => name !== undefined).length;
        expect([...kept.join("")].length + hidden).toBe([...text].length);
      }),
    );
  });
});

describe("a difference", () => {
  const joined = (pieces: ReturnType<typeof textDifference>["expected"]) =>
    pieces.map(({ text }) => text).join("");

  test("leaves both texts as they are, and shares the same in both", () => {
    const words = fc
      .array(fc.constantFrom("a", "b", "status ", "401", " ", '"'))
      .map((list) => list.join(""));
    fc.assert(
      fc.property(words, words, (expected, received) => {
        const difference = textDifference(expected, received);
        expect(joined(difference.expected)).toBe(expected);
        expect(joined(difference.received)).toBe(received);
      }),
    );
  });

  test("marks the words that only one has", () => {
    expect(textDifference("status 401 or 403", "status 200")).toEqual({
      expected: [
        { text: "status ", isShared: true },
        { text: "401 or 403", isShared: false },
      ],
      received: [
        { text: "status ", isShared: true },
        { text: "200", isShared: false },
      ],
    });
  });

  test("marks nothing where the texts have little in common", () => {
    expect(textDifference("a client error (4xx)", "status 201").expected).toEqual([
      { text: "a client error (4xx)", isShared: true },
    ]);
  });
});

test("a long body shows its beginning and what is around the marks, and leaves no line out", () => {
  fc.assert(
    fc.property(fc.nat(300), fc.array(fc.nat(300)), (count, marks) => {
      const marked = new Set(marks.filter((mark) => mark < count));
      const stretches = foldedLines(count, marked);
      expect(stretches.map(({ first }) => first)).toEqual([
        0,
        ...stretches.slice(0, -1).map(({ end }) => end),
      ]);
      expect(stretches.at(-1)?.end).toBe(count);
      for (const mark of marked)
        expect(stretches.find(({ first, end }) => first <= mark && mark < end)?.isShown).toBe(true);
    }),
  );
});

test("XML has one line for each element", () => {
  const lines = xmlLines('<?xml version="1.0"?><A x="1"><B>text</B><C><D/></C></A>');
  expect(
    lines.map(({ text, depth, place }) => `${" ".repeat(depth)}${text} ${place}`),
  ).toMatchInlineSnapshot(`
    [
      "<?xml version="1.0"?> ",
      "<A x="1"> ",
      " <B>text</B> /B",
      " <C> /C",
      "  <D/> /C/D",
      " </C> /C",
      "</A> ",
    ]
  `);
});
