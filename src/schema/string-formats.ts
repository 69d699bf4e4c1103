/** What we know of one format of strings. */
export interface StringFormat {
  /** Exactly the strings of the format; absent where every string is one. */
  readonly valid?: RegExp;
  /**
   * A pattern for some plain strings of the format, all valid to every reader of the standard: what valid
   * values are generated from.
   */
  readonly plain?: string;
}

const date =
  "(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|" +
  "\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])))";
const clock = "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d";
const offset = "[+-](?:[01]\\d|2[0-3]):[0-5]\\d";
// A leap second is 23:59:60 in UTC, so another wall clock beside an offset.
const time = `(?:${clock}(?:\\.\\d+)?(?:[Zz]|${offset})|23:59:60(?:\\.\\d+)?[Zz]|(?:[01]\\d|2[0-3]):[0-5]9:60(?:\\.\\d+)?${offset})`;
const duration = "P(?!$)(?:(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)?|\\d+W)";
const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const ipv4 = `${octet}(?:\\.${octet}){3}`;
const group = "[0-9A-Fa-f]{1,4}";
const ipv6 = [
  `(?:${group}:){7}${group}`,
  `(?:${group}:){6}${ipv4}`,
  `(?:${group}:){1,7}:`,
  ...[1, 2, 3, 4, 5, 6].map((n) => `(?:${group}:){1,${7 - n}}(?::${group}){1,${n}}`),
  `:(?::${group}){1,7}`,
  "::",
  ...[1, 2, 3, 4, 5].map((n) => `(?:${group}:){${n}}(?::${group}){0,${5 - n}}:${ipv4}`),
  `::(?:${group}:){0,5}${ipv4}`,
].join("|");
const uriCharacter = "[A-Za-z0-9\\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2}";
const iriCharacter = `${uriCharacter}|[\\u{a0}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{ffef}\\u{10000}-\\u{10ffff}]`;
const scheme = "[A-Za-z][A-Za-z0-9+.-]*";
const literalHost = `(?://(?:[^@/?#\\s]*@)?\\[[0-9A-Fa-f:.v]+\\])?`;
const local = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*";
const hex = "[0-9a-fA-F]";
const uuid = `${hex}{8}-${hex}{4}-${hex}{4}-${hex}{4}-${hex}{12}`;
const pointer = "(?:/(?:[^~/]|~[01])*)*";
const plainDate = "(?:19|20)\\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])";
const plainName = "[a-z]{1,8}";

/** A pattern for whole strings. */
function whole(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, "u");
}

/** The formats of strings that are checked, by name. */
export const stringFormats: ReadonlyMap<string, StringFormat> = new Map<string, StringFormat>([
  ["date-time", { valid: whole(`${date}[Tt]${time}`), plain: `^${plainDate}T${clock}Z$` }],
  ["date", { valid: whole(date), plain: `^${plainDate}$` }],
  ["time", { valid: whole(time), plain: `^${clock}Z$` }],
  ["duration", { valid: whole(duration), plain: "^P(?:[1-9]\\d?[YMDW]|T[1-9]\\d?[HMS])$" }],
  [
    "email",
    {
      valid: whole(
        `(?:${local}|"[^"\\\\\\s]*")@(?:${label}(?:\\.${label})*|\\[(?:${ipv4}|IPv6:[0-9A-Fa-f:.]+)\\])`,
      ),
      plain: `^${plainName}@${plainName}\\.(?:com|org|example)$`,
    },
  ],
  [
    "idn-email",
    { valid: whole("[^\\s@]+@[^\\s@]+"), plain: `^${plainName}@${plainName}\\.(?:com|org|example)$` },
  ],
  [
    "hostname",
    {
      valid: whole(`(?=.{1,253}$)${label}(?:\\.${label})*`),
      plain: `^${plainName}(?:\\.${plainName}){0,2}$`,
    },
  ],
  [
    "idn-hostname",
    { valid: whole("[^\\s.]+(?:\\.[^\\s.]+)*"), plain: `^${plainName}(?:\\.${plainName}){0,2}$` },
  ],
  ["ipv4", { valid: whole(ipv4), plain: `^${ipv4}$` }],
  ["ipv6", { valid: whole(ipv6), plain: "^(?:[1-9a-f][0-9a-f]{0,3}:){7}[1-9a-f][0-9a-f]{0,3}$" }],
  [
    "uri",
    {
      valid: whole(`${scheme}:${literalHost}(?:${uriCharacter})*(?:#(?:${uriCharacter})*)?`),
      plain: `^https://${plainName}\\.example(?:/${plainName}){0,2}$`,
    },
  ],
  [
    "uri-reference",
    {
      valid: whole(`(?:${scheme}:)?${literalHost}(?:${uriCharacter})*(?:#(?:${uriCharacter})*)?`),
      plain: `^(?:https://${plainName}\\.example)?(?:/${plainName}){1,2}$`,
    },
  ],
  [
    "iri",
    {
      valid: whole(`${scheme}:${literalHost}(?:${iriCharacter})*(?:#(?:${iriCharacter})*)?`),
      plain: `^https://${plainName}\\.example(?:/${plainName}){0,2}$`,
    },
  ],
  [
    "iri-reference",
    {
      valid: whole(`(?:${scheme}:)?${literalHost}(?:${iriCharacter})*(?:#(?:${iriCharacter})*)?`),
      plain: `^(?:https://${plainName}\\.example)?(?:/${plainName}){1,2}$`,
    },
  ],
  [
    "url",
    {
      valid: whole(
        `(?:https?|ftp)://${literalHost.replace("//", "")}(?:${iriCharacter})+(?:#(?:${iriCharacter})*)?`,
      ),
      plain: `^https://${plainName}\\.example(?:/${plainName}){0,2}$`,
    },
  ],
  [
    "uri-template",
    {
      valid: whole("(?:[^\\s\"'<>\\\\^`{|}]|\\{[^{}\\s]+\\})*"),
      plain: `^(?:/${plainName}){0,2}/\\{${plainName}\\}$`,
    },
  ],
  [
    "uuid",
    { valid: whole(uuid), plain: "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" },
  ],
  ["json-pointer", { valid: whole(pointer), plain: `^(?:/${plainName}){0,3}$` }],
  [
    "relative-json-pointer",
    { valid: whole(`(?:0|[1-9]\\d*)(?:#|${pointer})`), plain: `^[0-9](?:/${plainName}){0,2}$` },
  ],
  [
    "byte",
    {
      valid: whole("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"),
      plain: "^(?:[A-Za-z0-9+/]{4}){0,4}$",
    },
  ],
  ["regex", { plain: "^[a-z]{1,8}$" }],
  ["password", {}],
  ["binary", {}],
]);

/** The formats of numbers that are checked: their range, and whether they are integers. */
export const numberFormats: ReadonlyMap<
  string,
  { readonly minimum: number; readonly maximum: number; readonly integer: boolean }
> = new Map([
  ["int32", { minimum: -(2 ** 31), maximum: 2 ** 31 - 1, integer: true }],
  // 2^63 itself is out of range, and the next double below it is 1,024 smaller.
  ["int64", { minimum: -(2 ** 63), maximum: 2 ** 63 - 1024, integer: true }],
  ["float", { minimum: -3.4028235677973366e38, maximum: 3.4028235677973366e38, integer: false }],
  ["double", { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE, integer: false }],
]);

/** Whether a format is one that we check. */
export function isKnownFormat(format: string): boolean {
  return stringFormats.has(format) || numberFormats.has(format);
}

/** Whether a value satisfies a format: a format says nothing of values of another type, nor does one we do not know. */
export function satisfiesFormat(value: unknown, format: string): boolean {
  if (typeof value === "string") {
    if (format === "regex") return isRegex(value);
    return stringFormats.get(format)?.valid?.test(value) ?? true;
  }
  const range = typeof value === "number" ? numberFormats.get(format) : undefined;
  if (range === undefined || typeof value !== "number") return true;
  return value >= range.minimum && value <= range.maximum && (!range.integer || Number.isInteger(value));
}

/** Whether a text compiles as an ECMA-262 regular expression with the `u` flag. */
export function isRegex(text: string): boolean {
  try {
    return new RegExp(text, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
