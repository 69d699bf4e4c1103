/**
 * Where a secret can be read in a text, in eight encodings and their variants; written apart from the code that masks, so
 * that a slip there is not repeated here.
 *
 * @returns what it was found as; empty where nothing shows.
 */
export function secretSightings(text: string, secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const ways: Record<string, readonly string[]> = {
    plain: [secret],
    json: [JSON.stringify(secret).slice(1, -1), JSON.stringify(secret).slice(1, -1).replaceAll("/", "\\/")],
    unicode: [each(secret, (code) => `\\u${code.toString(16).padStart(4, "0")}`)],
    percent: [
      encodeURIComponent(secret),
      eachByte(bytes, "%"),
      encodeURIComponent(encodeURIComponent(secret)),
    ],
    base64: [0, 1, 2].map((offset) => base64Core(bytes, offset, "base64")),
    base64url: [0, 1, 2].map((offset) => base64Core(bytes, offset, "base64url")),
    hex: [eachByte(bytes, ""), eachByte(bytes, "\\x"), eachByte(bytes, ":").slice(1)],
    entities: [
      each(secret, (code) => `&#${code};`),
      each(secret, (code) => `&#x${code.toString(16)};`),
      secret
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;"),
    ],
    wide: [[...secret].join("\0"), base64Core(Buffer.from(secret, "utf16le"), 0, "base64")],
  };
  const joined = text.replaceAll(/[\r\n]+\s*/g, "");
  return Object.entries(ways)
    .filter(([way, forms]) =>
      forms.some((form) =>
        way.startsWith("base64") || way === "wide"
          ? text.includes(form) || joined.includes(form)
          : [text, joined].some((all) => all.toLowerCase().includes(form.toLowerCase())),
      ),
    )
    .map(([way]) => way);
}

function each(text: string, write: (code: number) => string): string {
  return Array.from({ length: text.length }, (_, index) => write(text.charCodeAt(index))).join("");
}

function eachByte(bytes: Buffer, before: string): string {
  return [...bytes].map((byte) => `${before}${byte.toString(16).padStart(2, "0")}`).join("");
}

/** The characters of base64 that depend on nothing but the secret, wherever it begins. */
function base64Core(bytes: Buffer, offset: number, alphabet: "base64" | "base64url"): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString(alphabet)
    .replaceAll("=", "");
  return text.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3));
}
