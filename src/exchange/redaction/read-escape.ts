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

/** The longest escape that is read. */
const longest = 24;

/** The escape that begins at a place; undefined where what stands there is none. */
export function readEscape(bytes: Uint8Array, index: number): Escape | undefined {
  const text = String.fromCharCode(...bytes.subarray(index, index + longest));
  switch (text.charAt(0)) {
    case "%":
      return byteEscape(/^%([0-9a-fA-F]{2})/.exec(text), 16) ?? wideEscape(/^%u([0-9a-fA-F]{4})/.exec(text));
    case "=":
      return byteEscape(/^=([0-9a-fA-F]{2})/.exec(text), 16) ?? softBreak(text);
    case "&":
      return reference(text);
    case "\\":
      return backslash(text);
    default:
      return undefined;
  }
}

function backslash(text: string): Escape | undefined {
  const pair = /^\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/.exec(text);
  if (pair !== null)
    return charactersOf(String.fromCharCode(Number(`0x${pair[1]}`), Number(`0x${pair[2]}`)), 12);
  const wide = /^\\u([0-9a-fA-F]{4})/.exec(text) ?? /^\\u\{([0-9a-fA-F]{1,6})\}/.exec(text);
  if (wide !== null) return wideEscape(wide);
  const byte =
    byteEscape(/^\\x([0-9a-fA-F]{2})/.exec(text), 16) ?? byteEscape(/^\\([0-3][0-7]{2})/.exec(text), 8);
  if (byte !== undefined) return byte;
  const next = text.charAt(1);
  const control = controls[next];
  if (control !== undefined) return charactersOf(control, 2);
  return /[!-/:-@[-`{-~]/.test(next) ? charactersOf(next, 2) : undefined;
}

function reference(text: string): Escape | undefined {
  const [decimal, hexadecimal] = [/^&#0*(\d{1,7});/.exec(text), /^&#[xX]0*([0-9a-fA-F]{1,6});/.exec(text)];
  if (decimal !== null) return charactersOf(characterOf(Number(decimal[1])), decimal[0].length);
  if (hexadecimal !== null) return wideEscape(hexadecimal);
  const named = /^&([A-Za-z]{2,8});/.exec(text);
  const character = named === null ? undefined : namedCharacters[named[1] ?? ""];
  return named === null || character === undefined ? undefined : charactersOf(character, named[0].length);
}

/** A line of quoted-printable text goes on in the next. */
function softBreak(text: string): Escape | undefined {
  const found = /^=\r?\n/.exec(text);
  return found === null ? undefined : { taken: found[0].length, bytes: [] };
}

function byteEscape(found: RegExpExecArray | null, radix: number): Escape | undefined {
  return found === null
    ? undefined
    : { taken: found[0].length, bytes: [Number.parseInt(found[1] ?? "", radix)] };
}

function wideEscape(found: RegExpExecArray | null): Escape | undefined {
  return found === null ? undefined : charactersOf(characterOf(Number(`0x${found[1]}`)), found[0].length);
}

function characterOf(code: number): string {
  return code > 0x10_ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code);
}

function charactersOf(text: string, taken: number): Escape {
  return { taken, bytes: [...Buffer.from(text, "utf8")] };
}
