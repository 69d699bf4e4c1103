/** The shapes in which a secret can stand in a text: as it is, and in every encoding that is common. */
export function secretForms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, "utf8");
  const hex = bytes.toString("hex");
  const json = JSON.stringify(secret).slice(1, -1);
  const percent = encodeURIComponent(wellFormed(secret));
  const strictPercent = percent.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const base64 = [0, 1, 2].map((offset) => base64Within(bytes, offset));
  const forms = [
    secret,
    json,
    json.replaceAll("/", "\\/"),
    unicodeEscaped(json, /[^\u0020-\u007e]/g),
    unicodeEscaped(json, /[^\u0020-\u007e]|[<>&'+/=]/g),
    percent,
    strictPercent,
    new URLSearchParams({ a: secret }).toString().slice(2),
    strictPercent.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
    ...base64,
    ...base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_")),
    hex,
    hex.toUpperCase(),
    markupEscaped(secret, { '"': '"', "'": "'" }),
    markupEscaped(secret, { '"': "&quot;", "'": "'" }),
    markupEscaped(secret, { '"': "&quot;", "'": "&apos;" }),
    markupEscaped(secret, { '"': "&quot;", "'": "&#39;" }),
    markupEscaped(secret, { '"': "&#34;", "'": "&#39;" }),
    markupEscaped(secret, { '"': "&quot;", "'": "&#x27;" }),
  ];
  return [...new Set(forms)];
}

/**
 * What base64 makes of bytes that start `offset` bytes behind a multiple of three inside something longer:
 * only the characters that depend on nothing around them.
 */
function base64Within(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
  const from = Math.ceil((offset * 8) / 6);
  const to = Math.floor(((offset + bytes.length) * 8) / 6);
  return text.slice(from, to);
}

function unicodeEscaped(json: string, which: RegExp): string {
  return json.replace(which, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function markupEscaped(text: string, quotes: Readonly<Record<string, string>>): string {
  const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", ...quotes };
  return text.replace(/[&<>"']/g, (c) => escapes[c] ?? c);
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
