import type { Json } from "../core/json.js";
import type { Parameter } from "../documents/model.js";
import { nest } from "./deep-object.js";
import { percentDecode, queryDecode } from "./percent-encoding.js";
import { type ChooseReading, readScalar } from "./scalar-text.js";
import { memberOf, type SchemaShape, shapeOf } from "./schema-shape.js";

/** A `name=value` of a query or a cookie as it stands there, still encoded. */
export type RawPair = readonly [name: string, value: string];

interface Reading {
  readonly shape: SchemaShape;
  readonly choose: ChooseReading;
  readonly decode: (text: string) => string;
}

/** Reads the text of a path or header parameter (styles `simple`, `label`, `matrix`) as a server would. */
export function readSegment(parameter: Parameter, raw: string, choose: ChooseReading): Json {
  const decode = parameter.in === "header" ? (text: string) => text : percentDecode;
  const text = parameter.in === "header" ? trimBlanks(raw) : raw;
  if (parameter.mediaType !== undefined) return readJson(decode(text));
  const reading: Reading = { shape: shapeOf(parameter.schema), choose, decode };
  if (parameter.style === "label") {
    return readParts(text.replace(/^\./, ""), parameter.explode ? "." : ",", { parameter, reading });
  }
  if (parameter.style === "matrix") return readMatrix(parameter, text, reading);
  return readParts(text, ",", { parameter, reading });
}

/** Splits a query or a cookie header into its pairs, nothing decoded. */
export function rawPairs(text: string, separator: RegExp): RawPair[] {
  if (text === "") return [];
  return text
    .split(separator)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const equals = piece.indexOf("=");
      return equals < 0 ? [piece, ""] : [piece.slice(0, equals), piece.slice(equals + 1)];
    });
}

/**
 * Reads a query or cookie parameter (styles `form`, `spaceDelimited`, `pipeDelimited`, `deepObject`).
 *
 * @param pairs - All pairs that are left; those that belong to the parameter are taken out.
 * @returns `undefined` when the parameter was not sent.
 */
export function readPairs(parameter: Parameter, pairs: RawPair[], choose: ChooseReading): Json | undefined {
  const decode = parameter.in === "query" ? queryDecode : percentDecode;
  const reading: Reading = { shape: shapeOf(parameter.schema), choose, decode };
  const types = reading.shape.types;
  if (parameter.style === "deepObject") return readDeep(parameter, pairs, reading);
  if (parameter.mediaType === undefined && parameter.explode && types?.has("object")) {
    return readExplodedObject(parameter, pairs, reading);
  }
  const own = takeWhere(pairs, (name) => decode(name) === parameter.name).map(([, value]) => value);
  const [first] = own;
  if (first === undefined) return undefined;
  if (parameter.mediaType !== undefined) return readJson(decode(first));
  if (own.length > 1 || (types?.has("array") && parameter.explode)) {
    if (own.length === 1 && types?.has("string")) return readScalar(decode(first), reading.shape, choose);
    return own.map((value, i) => readScalar(decode(value), reading.shape.item(i), choose));
  }
  if (parameter.style === "form" || !types?.has("array"))
    return readParts(first, ",", { parameter, reading });
  const delimiter = parameter.style === "spaceDelimited" ? " " : "|";
  return decode(first)
    .split(delimiter)
    .map((item, i) => readScalar(item, reading.shape.item(i), choose));
}

function readParts(
  text: string,
  separator: string,
  { parameter, reading }: { readonly parameter: Parameter; readonly reading: Reading },
): Json {
  const { shape, choose, decode } = reading;
  const types = shape.types;
  if (types?.has("array") && (!types.has("string") || text.includes(separator))) {
    if (text === "" && parameter.in === "header") return [];
    return text
      .split(separator)
      .map((item, i) => readScalar(decode(trimIn(parameter, item)), shape.item(i), choose));
  }
  if (types?.has("object")) return readMembers(text.split(separator), parameter, reading) ?? decode(text);
  return readScalar(decode(text), shape, choose);
}

function readMembers(parts: readonly string[], parameter: Parameter, reading: Reading): Json | undefined {
  const { shape, choose, decode } = reading;
  const pairs: [string, string][] = [];
  if (parameter.explode) {
    for (const part of parts) {
      const equals = part.indexOf("=");
      if (equals < 0) return undefined;
      pairs.push([decode(trimIn(parameter, part.slice(0, equals))), decode(part.slice(equals + 1))]);
    }
  } else {
    if (parts.length % 2 !== 0) return parts.length === 1 && parts[0] === "" ? {} : undefined;
    for (let i = 0; i < parts.length; i += 2) {
      pairs.push([decode(trimIn(parameter, parts[i] ?? "")), decode(trimIn(parameter, parts[i + 1] ?? ""))]);
    }
  }
  return Object.fromEntries(
    pairs.map(([name, text]) => [name, readScalar(text, memberOf(shape, name), choose)]),
  );
}

function readMatrix(parameter: Parameter, text: string, reading: Reading): Json {
  const pairs = rawPairs(text, /;/);
  if (reading.shape.types?.has("object") && parameter.explode) {
    return (
      readMembers(
        pairs.map(([name, value]) => `${name}=${value}`),
        parameter,
        reading,
      ) ?? text
    );
  }
  if (pairs.length > 1 || (reading.shape.types?.has("array") && parameter.explode)) {
    return pairs.map(([, value], i) =>
      readScalar(reading.decode(value), reading.shape.item(i), reading.choose),
    );
  }
  return readParts(pairs[0]?.[1] ?? "", ",", { parameter, reading });
}

function readExplodedObject(parameter: Parameter, pairs: RawPair[], reading: Reading): Json | undefined {
  const { shape, choose, decode } = reading;
  const isOpen = shape.properties.size === 0 || shape.additional !== undefined;
  const own = takeWhere(pairs, (name) => isOpen || shape.properties.has(decode(name)));
  if (own.length > 0) {
    return Object.fromEntries(
      own.map(([name, value]) => [
        decode(name),
        readScalar(decode(value), memberOf(shape, decode(name)), choose),
      ]),
    );
  }
  // Something that is no object at all was sent under the parameter's own name.
  const [other] = takeWhere(pairs, (name) => decode(name) === parameter.name);
  return other === undefined ? undefined : decode(other[1]);
}

function readDeep(parameter: Parameter, pairs: RawPair[], reading: Reading): Json | undefined {
  const { decode } = reading;
  const own = takeWhere(pairs, (name) => {
    const decoded = decode(name);
    return decoded === parameter.name || decoded.startsWith(`${parameter.name}[`);
  });
  if (own.length === 0) return undefined;
  const entries = own.map(([name, value]) => ({
    keys: [
      ...decode(name)
        .slice(parameter.name.length)
        .matchAll(/\[([^\]]*)\]/g),
    ].map(([, key = ""]) => key),
    text: decode(value),
  }));
  return nest(entries, reading.shape, reading.choose);
}

function takeWhere(pairs: RawPair[], wanted: (name: string) => boolean): RawPair[] {
  const taken: RawPair[] = [];
  for (let i = 0; i < pairs.length; i++) {
    const pair = pairs[i];
    if (pair === undefined || !wanted(pair[0])) continue;
    taken.push(pair);
    pairs.splice(i--, 1);
  }
  return taken;
}

function readJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function trimIn(parameter: Parameter, text: string): string {
  return parameter.in === "header" ? trimBlanks(text) : text;
}

/** Removes what surrounds a header's value: spaces and tabs (RFC 9110, 5.5). */
function trimBlanks(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, "");
}
