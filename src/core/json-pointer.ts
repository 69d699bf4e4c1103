import { isJsonObject, type Json } from "./json.js";

/** A JSON Pointer (RFC 6901), such as `/data/attributes/name`; the empty string is the whole document. */
export type JsonPointer = string;

/** The reference tokens of a pointer, unescaped. */
export function pointerTokens(pointer: JsonPointer): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/**
 * Builds a pointer by appending tokens to another.
 *
 * @example pointerTo("/paths", "/storage/objects", "post") // "/paths/~1storage~1objects/post"
 */
export function pointerTo(base: JsonPointer, ...tokens: readonly (string | number)[]): JsonPointer {
  return tokens.reduce<string>(
    (pointer, token) => `${pointer}/${String(token).replaceAll("~", "~0").replaceAll("/", "~1")}`,
    base,
  );
}

/** Whether `pointer` is `prefix` or lies below it. */
export function isAtOrBelow(pointer: JsonPointer, prefix: JsonPointer): boolean {
  return pointer === prefix || pointer.startsWith(`${prefix}/`);
}

/** The value at a pointer, or `undefined` where there is none. */
export function valueAt(document: Json | undefined, pointer: JsonPointer): Json | undefined {
  let value: Json | undefined = document;
  for (const token of pointerTokens(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, token)) return undefined;
    value = (value as Record<string, Json | undefined>)[token];
  }
  return value;
}

/**
 * A copy of the document with the value at a pointer replaced, or removed when `value` is
 * `undefined`. Only the containers on the way are copied. Missing objects on the way are made.
 */
export function withValueAt(
  document: Json | undefined,
  pointer: JsonPointer,
  value: Json | undefined,
): Json | undefined {
  return replaceAt(document, pointerTokens(pointer), value);
}

function replaceAt(node: Json | undefined, tokens: string[], value: Json | undefined): Json | undefined {
  const [token, ...rest] = tokens;
  if (token === undefined) return value;
  if (Array.isArray(node)) {
    const items: Json[] = [...node];
    const index = token === "-" ? items.length : Number(token);
    const item = replaceAt(items[index], rest, value);
    if (item === undefined) items.splice(index, 1);
    else items[index] = item;
    return items;
  }
  const members: Record<string, Json | undefined> = isJsonObject(node) ? { ...node } : {};
  const member = replaceAt(Object.hasOwn(members, token) ? members[token] : undefined, rest, value);
  if (member === undefined) delete members[token];
  else
    Object.defineProperty(members, token, {
      value: member,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  return members;
}
