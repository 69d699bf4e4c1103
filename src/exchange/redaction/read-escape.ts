import { hexadecimal } from "./symbol-runs.js";

/** An escape: how many bytes it takes, and the bytes that it stands for, never more than it takes. */
export interface Escape {
  readonly taken: number;
  readonly bytes: readonly number[];
}

/** Names of ASCII characters in HTML; XML knows the first five. */
const namedCharacters: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", Tab: "\t", NewLine: "\n" },
  ...{ excl: "!", num: "#", dollar: "$", percnt: "%", lpar: "(", rpar: ")", ast: "*", plus: "+" },
  ...{ comma: ",", period: ".", sol: "/", colon: ":", semi: ";", equals: "=", quest: "?", commat: "@" },
  ...{ lsqb: "[", lbrack: "[", bsol: "\\", rsqb: "]", rbrack: "]", Hat: "^", lowbar: "_", grave: "`" },
  ...{ lcub: "{", lbrace: "{", verbar: "|", vert: "|", rcub: "}", rbrace: "}", hyphen: "-", dash: "-" },
};

const controls: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

const [percent, ampersand, equals, backslash] = [37, 38, 61, 92];
/** The longest reference that is read. */
const longestReference = 24;

/** The escape that begins at a place; undefined where what stands there is none. */
export function readEscape(bytes: Uint8Array, index: number): Escape | undefined {
  switch (bytes[index]) {
    case percent:
      return byteEscape(bytes, index, 1) ?? (bytes[index + 1] === 117 ? wideEscape(bytes, index) : undefined);
    case equals:
      return byteEscape(bytes, index, 1) ?? softBreak(bytes, index);
    case ampersand:
      return reference(bytes, index);
    case backslash:
      return backslashEscape(bytes, index);
    default:
      return undefined;
  }
}

function backslashEscape(bytes: Uint8Array, index: number): Escape | undefined {
  const next = String.fromCharCode(bytes[index + 1] ?? 0);
  if (next === "u") return wideEscape(bytes, index) ?? bracedEscape(bytes, index);
  if (next === "x") return byteEscape(bytes, index, 2);
  const control = controls[next];
  if (control !== undefined) return charactersOf(control, 2);
  if (/[0-3]/.test(next)) return octalEscape(bytes, index);
  return /[!-/:-@[-`{-~]/.test(next) ? charactersOf(next, 2) : undefined;
}

function byteEscape(bytes: Uint8Array, index: number, before: number): Escape | undefined {
  const value = hexAt(bytes, index + before, 2);
  return value === undefined ? undefined : { taken: before + 2, bytes: [value] };
}

/** `\\uXXXX`, two of them where they make one character, or `%uXXXX`. */
function wideEscape(bytes: Uint8Array, index: number): Escape | undefined {
  const code = hexAt(bytes, index + 2, 4);
  if (code === undefined) return undefined;
  const isHigh = code >= 0xd800 && code < 0xdc00;
  const low =
    isHigh && bytes[index + 6] === bytes[index] && bytes[index + 7] === 117
      ? hexAt(bytes, index + 8, 4)
      : undefined;
  if (low !== undefined && low >= 0xdc00 && low < 0xe000)
    return charactersOf(String.fromCharCode(code, low), 12);
  return charactersOf(characterOf(code), 6);
}

/** `\\u{X}`. */
function bracedEscape(bytes: Uint8Array, index: number): Escape | undefined {
  const found = /^\\u\{([0-9a-fA-F]{1,6})\}/.exec(asciiAt(bytes, index));
  return found === null ? undefined : charactersOf(characterOf(Number(`0x${found[1]}`)), found[0].length);
}

function octalEscape(bytes: Uint8Array, index: number): Escape | undefined {
  const found = /^\\([0-3][0-7]{2})/.exec(asciiAt(bytes, index));
  return found === null ? undefined : { taken: 4, bytes: [Number.parseInt(found[1] ?? "", 8)] };
}

/** A line of quoted-printable text goes on in the next. */
function softBreak(bytes: Uint8Array, index: number): Escape | undefined {
  const found = /^=\r?\n/.exec(asciiAt(bytes, index));
  return found === null ? undefined : { taken: found[0].length, bytes: [] };
}

function reference(bytes: Uint8Array, index: number): Escape | undefined {
  const text = asciiAt(bytes, index);
  const numeric = /^&#(?:0*(\d{1,7})|[xX]0*([0-9a-fA-F]{1,6}));/.exec(text);
  if (numeric !== null) {
    const code = numeric[1] === undefined ? Number(`0x${numeric[2]}`) : Number(numeric[1]);
    return charactersOf(characterOf(code), numeric[0].length);
  }
  const named = /^&([A-Za-z]{2,8});/.exec(text);
  const character = named === null ? undefined : namedCharacters[named[1] ?? ""];
  return named === null || character === undefined ? undefined : charactersOf(character, named[0].length);
}

function asciiAt(bytes: Uint8Array, index: number): string {
  return String.fromCharCode(...bytes.subarray(index, index + longestReference));
}

function hexAt(bytes: Uint8Array, from: number, length: number): number | undefined {
  let value = 0;
  for (let index = from; index < from + length; index += 1) {
    const digit = hexadecimal.values[bytes[index] ?? 0] ?? 255;
    if (digit === 255) return undefined;
    value = value * 16 + digit;
  }
  return value;
}

function characterOf(code: number): string {
  return code > 0x10_ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code);
}

function charactersOf(text: string, taken: number): Escape {
  const code = text.charCodeAt(0);
  return { taken, bytes: text.length === 1 && code < 128 ? [code] : [...Buffer.from(text, "utf8")] };
}
