import { createRequire } from "node:module";
import { _, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import type { Json } from "../core/json.js";
import type { Bundle } from "./bundle-schema.js";
import { isRegex, numberFormats, satisfiesFormat, stringFormats } from "./string-formats.js";

/** Quotients nearer than this to an integer count as one: 0.3 is a multiple of 0.1, though not in binary. */
export const multipleOfDigits = 9;

const options: Options = {
  // What a bundle holds has been read keyword by keyword; what Ajv's strict mode would refuse beyond that
  // (such as `minContains: 0`) is sound.
  strict: false,
  strictNumbers: true,
  ownProperties: true,
  validateSchema: false,
  messages: false,
  multipleOfPrecision: multipleOfDigits,
  logger: false,
};

let shared: Ajv2020 | undefined;

function ajvWith(extra: Options): Ajv2020 {
  const ajv = new Ajv2020({ ...options, ...extra });
  for (const [name, { valid }] of stringFormats)
    ajv.addFormat(name, valid ?? (name === "regex" ? isRegex : true));
  for (const name of numberFormats.keys()) {
    ajv.addFormat(name, { type: "number", validate: (value: number) => satisfiesFormat(value, name) });
  }
  return ajv;
}

/** Compiles an entry of a bundle into a predicate that stops at the first breach. */
export function compilePredicate(bundle: Bundle, entry: string): (value: Json) => boolean {
  shared ??= ajvWith({});
  const document = { $ref: entry, $defs: definitionsOf(bundle) };
  try {
    return shared.compile(document);
  } finally {
    // The instance would keep every schema that it ever saw.
    shared.removeSchema(document);
  }
}

/** The source of an ES module that exports one predicate for each name; it may still contain `require(...)`. */
export function standaloneSource(bundle: Bundle, names: readonly string[]): string {
  const ajv = ajvWith({
    code: { source: true, esm: true, lines: false, formats: _`formats` },
    allErrors: true,
    messages: true,
  });
  ajv.addSchema({ $id: "bundle", $defs: definitionsOf(bundle) });
  const exported = names.map((name, i) => {
    const id = `entry-${i}`;
    ajv.addSchema({ $id: id, $ref: `bundle${bundle.entries[i] ?? ""}` });
    return [name, id] as const;
  });
  return standaloneCode.default(ajv, Object.fromEntries(exported));
}

const metaschemas =
  /^https?:\/\/json-schema\.org\/(?:(draft-0[67])\/schema|draft\/(2019-09|2020-12)\/(schema|meta\/[a-z-]+))$/u;

/** The published metaschema of that URI, so that a schema may refer to it without a network. */
export function metaschemaOf(uri: string): Json | undefined {
  const [, old, draft, part] = metaschemas.exec(uri) ?? [];
  if (old === undefined && draft === undefined) return undefined;
  const file = old === undefined ? `json-schema-${draft}/${part}` : `json-schema-${old}`;
  try {
    // A JSON file of a package: parsed JSON is Json.
    return createRequire(import.meta.url)(`ajv/dist/refs/${file}.json`) as Json;
  } catch {
    return undefined;
  }
}

function definitionsOf(bundle: Bundle): Record<string, unknown> {
  return Object.fromEntries(
    [...bundle.definitions].map(([ref, schema]) => [ref.replace("#/$defs/", ""), schema]),
  );
}
