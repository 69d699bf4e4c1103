import { isJsonObject, type Json } from "../core/json.js";
import type { Parameter } from "../documents/model.js";
import { percentEncode, percentEncodeAllowingReserved } from "./percent-encoding.js";
import { scalarText } from "./scalar-text.js";

/** What decides on how a parameter is written. */
export type WrittenParameter = Pick<
  Parameter,
  "name" | "in" | "style" | "explode" | "allowReserved" | "mediaType"
>;

/** Encodes one piece of text for its place in the request, or `undefined` when the place cannot hold it. */
export type EncodeText = (text: string) => string | undefined;

/** A name with its value, both encoded; written `name=value`. */
export type EncodedPair = readonly [name: string, value: string];

/** How the pieces of a parameter are encoded: as they are in a header, else percent-encoded. */
export function encoderFor(parameter: WrittenParameter): EncodeText {
  if (parameter.in === "header") return (text) => text;
  return parameter.in === "query" && parameter.allowReserved ? percentEncodeAllowingReserved : percentEncode;
}

/** Members of a structure as alternating names and values: `R,100,G,200`, exploded `R=100,G=200`. */
function pieces(value: Json, parameter: WrittenParameter, encode: EncodeText): string[] | undefined {
  if (Array.isArray(value)) return encodeAll(value.map(scalarText), encode);
  if (!isJsonObject(value)) return encodeAll([scalarText(value)], encode);
  const members = definedMembers(value);
  if (!parameter.explode) {
    return encodeAll(
      members.flatMap(([name, member]) => [name, scalarText(member)]),
      encode,
    );
  }
  const pairs = encodeMembers(members, encode);
  return pairs?.map(([name, member]) => `${name}=${member}`);
}

/**
 * Writes a path or header parameter in the styles `simple`, `label` and `matrix`.
 *
 * @returns `undefined` when the text cannot be encoded.
 */
export function writeSegment(parameter: WrittenParameter, value: Json): string | undefined {
  const encode = encoderFor(parameter);
  if (parameter.mediaType !== undefined) return encode(JSON.stringify(value));
  const parts = pieces(value, parameter, encode);
  if (parts === undefined) return undefined;
  switch (parameter.style) {
    case "label":
      return `.${parts.join(parameter.explode ? "." : ",")}`;
    case "matrix":
      return writeMatrix(parameter, value, parts);
    default:
      return parts.join(",");
  }
}

function writeMatrix(parameter: WrittenParameter, value: Json, parts: readonly string[]): string {
  const name = percentEncode(parameter.name) ?? parameter.name;
  if (!parameter.explode || !(Array.isArray(value) || isJsonObject(value))) {
    const text = parts.join(",");
    return text === "" ? `;${name}` : `;${name}=${text}`;
  }
  if (isJsonObject(value)) return parts.map((part) => `;${part}`).join("");
  return parts.map((part) => (part === "" ? `;${name}` : `;${name}=${part}`)).join("");
}

/**
 * Writes a query or cookie parameter in the styles `form`, `spaceDelimited`, `pipeDelimited` and
 * `deepObject`, as pairs. An empty array or object has no pairs: it is not sent.
 *
 * @returns `undefined` when the text cannot be encoded.
 */
export function writePairs(parameter: WrittenParameter, value: Json): EncodedPair[] | undefined {
  const encode = encoderFor(parameter);
  const name = percentEncode(parameter.name);
  if (name === undefined) return undefined;
  if (parameter.mediaType !== undefined) return named(name, encode(JSON.stringify(value)));
  if (parameter.style === "deepObject" && (isJsonObject(value) || Array.isArray(value))) {
    return writeDeep(parameter.name, value, encode);
  }
  if (Array.isArray(value)) return writeList(parameter, name, value.map(scalarText));
  if (!isJsonObject(value)) return named(name, encode(scalarText(value)));
  const members = definedMembers(value);
  if (parameter.explode) return encodeMembers(members, encode);
  const list = members.flatMap(([member, content]) => [member, scalarText(content)]);
  return writeList(parameter, name, list);
}

function writeList(
  parameter: WrittenParameter,
  name: string,
  list: readonly string[],
): EncodedPair[] | undefined {
  const items = encodeAll(list, encoderFor(parameter));
  if (items === undefined) return undefined;
  if (items.length === 0) return [];
  if (parameter.explode) return items.map((item) => [name, item]);
  return [[name, items.join(delimiterOf(parameter.style))]];
}

/** What stands between the items of a list that is one value. */
function delimiterOf(style: string): string {
  if (style === "spaceDelimited") return "%20";
  return style === "pipeDelimited" ? "%7C" : ",";
}

function writeDeep(prefix: string, value: Json, encode: EncodeText): EncodedPair[] | undefined {
  if (isJsonObject(value)) {
    return flattened(
      definedMembers(value).map(([name, member]) => writeDeep(`${prefix}[${name}]`, member, encode)),
    );
  }
  if (Array.isArray(value)) return flattened(value.map((item: Json) => writeDeep(prefix, item, encode)));
  const name = percentEncode(prefix);
  return name === undefined ? undefined : named(name, encode(scalarText(value)));
}

function named(name: string, value: string | undefined): EncodedPair[] | undefined {
  return value === undefined ? undefined : [[name, value]];
}

function definedMembers(value: { readonly [name: string]: Json | undefined }): [string, Json][] {
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

function encodeMembers(members: readonly [string, Json][], encode: EncodeText): EncodedPair[] | undefined {
  return flattened(
    members.map(([name, member]) => {
      const encodedName = encode(name);
      return encodedName === undefined ? undefined : named(encodedName, encode(scalarText(member)));
    }),
  );
}

function encodeAll(texts: readonly string[], encode: EncodeText): string[] | undefined {
  const encoded: string[] = [];
  for (const text of texts) {
    const piece = encode(text);
    if (piece === undefined) return undefined;
    encoded.push(piece);
  }
  return encoded;
}

function flattened<T>(lists: readonly (readonly T[] | undefined)[]): T[] | undefined {
  const all: T[] = [];
  for (const list of lists) {
    if (list === undefined) return undefined;
    all.push(...list);
  }
  return all;
}

/** Writes one pair. */
export function joinPair([name, value]: EncodedPair): string {
  return `${name}=${value}`;
}
