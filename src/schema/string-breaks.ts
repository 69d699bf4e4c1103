import type { Json } from "../core/json.js";
import type { BreakDraft } from "./break-drafts.js";
import type { SchemaObject } from "./schema-object.js";
import { numberFormats, satisfiesFormat } from "./string-formats.js";

const mostCharacters = 1_000_000;

/** Breaks of what a schema says of strings, and of formats. */
export function stringDrafts(schema: SchemaObject): BreakDraft[] {
  const { minLength, maxLength, pattern, format } = schema;
  const drafts: BreakDraft[] = [];
  if (minLength !== undefined && minLength > 0) {
    const opposite: SchemaObject = { type: ["string"], maxLength: minLength - 1 };
    drafts.push({
      keyword: "minLength",
      path: ["minLength"],
      edits: onText((text) => shortened(text, minLength)),
      opposite,
    });
  }
  if (maxLength !== undefined && maxLength < mostCharacters) {
    const opposite: SchemaObject = { type: ["string"], minLength: maxLength + 1, maxLength: maxLength + 1 };
    drafts.push({
      keyword: "maxLength",
      path: ["maxLength"],
      edits: onText((text) => lengthened(text, maxLength)),
      opposite,
    });
  }
  if (pattern !== undefined) {
    drafts.push({
      keyword: "pattern",
      path: ["pattern"],
      edits: onText(disfigured),
      opposite: { type: ["string"], not: { pattern } },
    });
  }
  if (format !== undefined) drafts.push(formatDraft(format));
  return drafts;
}

function onText(edits: (text: string) => readonly string[]): (part: Json) => readonly Json[] {
  return (part) => (typeof part === "string" ? edits(part) : []);
}

function shortened(text: string, least: number): string[] {
  const characters = [...text];
  return [characters.slice(0, least - 1).join(""), characters.slice(-(least - 1)).join(""), ""];
}

/** Repeats a character in the middle, and the whole, until the text is one character too long; then a longer one. */
function lengthened(text: string, most: number): string[] {
  const characters = [...text];
  const middle = Math.floor(characters.length / 2);
  const missing = most + 1 - characters.length;
  const stretched = (count: number): string => {
    const filling = (characters[middle] ?? "a").repeat(Math.max(0, count));
    return [...characters.slice(0, middle), filling, ...characters.slice(middle)].join("");
  };
  const repeated = [...text.repeat(Math.ceil((most + 1) / Math.max(1, characters.length)))]
    .slice(0, most + 1)
    .join("");
  return [
    stretched(missing),
    repeated,
    `${text}${"a".repeat(Math.max(0, missing))}`,
    stretched(missing + 100),
  ];
}

const intruders = [" ", "!", "_", "/", "A", "é", "-", ".", "0", "a", "#", "\n"];

/** A character put in front, behind, between, or in place of another; the shape of the rest stays. */
function disfigured(text: string): string[] {
  const characters = [...text];
  const middle = Math.ceil(characters.length / 2);
  const put = (at: number, instead: number, intruder: string): string =>
    [...characters.slice(0, at), intruder, ...characters.slice(at + instead)].join("");
  const replaced = intruders.flatMap((intruder) => [
    put(middle, 1, intruder),
    put(0, 1, intruder),
    put(characters.length - 1, 1, intruder),
  ]);
  const added = intruders.flatMap((intruder) => [
    put(middle, 0, intruder),
    put(characters.length, 0, intruder),
    put(0, 0, intruder),
  ]);
  const recased = [text.toUpperCase(), text.toLowerCase()];
  return [
    ...replaced,
    ...added,
    ...recased,
    characters.slice(1).join(""),
    characters.slice(0, -1).join(""),
    "",
  ];
}

/** Texts that look like one of a format and are none. */
const lookalikes: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["2024-13-01T00:00:00Z", "2024-02-30T10:00:00Z", "2024-01-01T25:00:00Z"],
  date: ["2024-13-01", "2024-02-30", "01/02/2024", "2024-1-1"],
  time: ["25:00:00Z", "10:61:00Z"],
  email: ["no-at-sign.example", "@example.com", "two@@example.com", "a b@example.com"],
  hostname: ["-leading.example", "under_score.example", "space in.example"],
  ipv4: ["256.1.1.1", "1.2.3", "1.2.3.4.5"],
  ipv6: ["12345::", "1::2::3", "::g"],
  uri: ["no-scheme", "//no-scheme.example", "https://exa mple.example", "http://[::1"],
  "uri-reference": ["\\backslash", "spaces in it", "%zz"],
  uuid: ["00000000-0000-0000-0000-00000000000g", "00000000-0000-0000-0000-0000000000"],
  byte: ["a", "not base64!", "ab=c"],
  duration: ["1D", "P", "P1S"],
};

function formatDraft(format: string): BreakDraft {
  const range = numberFormats.get(format);
  const edits = (part: Json): readonly Json[] => {
    if (typeof part === "number" && range !== undefined) {
      return [range.maximum + 1, range.minimum - 1, range.maximum * 4, range.minimum * 4, part + 0.5].filter(
        Number.isFinite,
      );
    }
    if (typeof part !== "string") return [];
    const texts = [...(lookalikes[format] ?? []), ...disfigured(part), `not a ${format}`];
    return texts.filter((text) => !isLenient(text, format));
  };
  return { keyword: "format", path: ["format"], edits };
}

/** Whether readers of a standard may take a text all the same: RFC 3339 section 5.6 lets a space stand for `T`. */
function isLenient(text: string, format: string): boolean {
  return format === "date-time" && satisfiesFormat(`${text.slice(0, 10)}T${text.slice(11)}`, format);
}
