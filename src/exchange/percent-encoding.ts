/** Text that stands in a URL unchanged, whatever the place: RFC 3986 `unreserved`. */
const UNRESERVED = /^[A-Za-z0-9\-._~]*$/;

/** Whether text holds half of a surrogate pair, which UTF-8 cannot carry. */
export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

/**
 * Percent-encodes all but RFC 3986 `unreserved` characters, as UTF-8.
 *
 * @returns `undefined` for text with a lone surrogate, which UTF-8 cannot carry.
 */
export function percentEncode(text: string): string | undefined {
  if (UNRESERVED.test(text)) return text;
  if (hasLoneSurrogate(text)) return undefined;
  return encodeURIComponent(text).replace(/[!'()*]/g, hexEscape);
}

/**
 * Percent-encodes what may not stand in a query at all, and leaves RFC 3986 `reserved` characters and
 * existing escapes alone (OpenAPI `allowReserved`). `#` would end the query, so it is encoded.
 */
export function percentEncodeAllowingReserved(text: string): string | undefined {
  if (hasLoneSurrogate(text)) return undefined;
  return text.replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~:/?[\]@!$&'()*+,;=%]+/g, (part) =>
    encodeURIComponent(part),
  );
}

/** Decodes percent escapes as servers do: what is no valid escape or no UTF-8 stays readable, never an exception. */
export function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeLeniently(text);
  }
}

/** Decodes a query's text: `+` is a space, as in form encoding and in every common server. */
export function queryDecode(text: string): string {
  return percentDecode(text.includes("+") ? text.replaceAll("+", " ") : text);
}

function decodeLeniently(text: string): string {
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) =>
    Buffer.from(escapes.replaceAll("%", ""), "hex").toString("utf8"),
  );
}

function hexEscape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
