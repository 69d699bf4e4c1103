import * as fc from "fast-check";
import type { Json } from "../core/json.js";
import { valueAt, withValueAt } from "../core/json-pointer.js";
import type { MediaType, ResponseHeader, SchemaAt } from "../documents/model.js";
import { codecFor } from "../exchange/codec-for.js";
import { readSegment } from "../exchange/parameter-reading.js";
import { writeSegment } from "../exchange/parameter-text.js";
import { mostSpecific } from "../exchange/scalar-text.js";
import { arbitraryOf } from "../schema/arbitrary-of.js";
import { compiledSchema } from "../schema/compile-validator.js";
import { headerParameter } from "./header-parameter.js";
import type { StoreAnswer } from "./store.js";

/** So many generated values at most are looked at for one that comes back from the wire as it went. */
const mostValues = 30;

/**
 * The bytes of an answer's body: the documented data where it satisfies its schema, or else a generated value.
 *
 * Documentation has examples that contradict its own schemas; a mock that gave them would break the very
 * promises that it stands for.
 */
export function conformingBody(
  media: MediaType,
  mediaType: string,
  documented: Json | undefined,
): Uint8Array {
  const given = documented === undefined ? undefined : conformingBytes(media, mediaType, documented);
  if (given !== undefined) return given;
  for (const value of [...valuesOf(media.schema), "mock", {}]) {
    const bytes = conformingBytes(media, mediaType, value);
    if (bytes !== undefined) return bytes;
  }
  // Nothing that the schema allows fits the media type.
  return written(media, mediaType, documented) ?? new TextEncoder().encode("mock");
}

/** The bytes of a value where it satisfies the schema when it is read back; undefined where it does not. */
export function conformingBytes(media: MediaType, mediaType: string, value: Json): Uint8Array | undefined {
  const bytes = written(media, mediaType, value);
  if (bytes === undefined || bytes.length === 0) return undefined;
  const read = codecFor(mediaType).read(bytes, media.schema);
  if (read.kind !== "value") return undefined;
  return media.schema === undefined || compiledSchema(media.schema).isValid(read.value) ? bytes : undefined;
}

/**
 * The bytes of a body that the store gives. Of a list, the items that the description has no room for are left
 * out, so that one odd resource hides no other.
 */
export function rememberedBytes(
  media: MediaType,
  mediaType: string,
  { body, items }: Pick<StoreAnswer, "body" | "items">,
): Uint8Array | undefined {
  const whole = body === undefined ? undefined : conformingBytes(media, mediaType, body);
  const list = items === undefined ? undefined : valueAt(body, items);
  if (whole !== undefined || items === undefined || !Array.isArray(list)) return whole;
  const bodyOf = (some: readonly Json[]) => withValueAt(body, items, some) ?? null;
  const fitting = list.filter(
    (item: Json) => conformingBytes(media, mediaType, bodyOf([item])) !== undefined,
  );
  return conformingBytes(media, mediaType, bodyOf(fitting));
}

function written({ schema }: MediaType, mediaType: string, value: Json | undefined): Uint8Array | undefined {
  if (value === undefined) return undefined;
  try {
    return codecFor(mediaType).write(value, schema);
  } catch {
    // The media type cannot carry this value.
    return undefined;
  }
}

/** The text of an answer's header, on the same terms; undefined where no text can satisfy its schema. */
export function conformingHeader(header: ResponseHeader, documented: string | undefined): string | undefined {
  const { schema } = header;
  if (schema === undefined) return documented ?? (header.required ? "mock" : undefined);
  const parameter = headerParameter(header, schema);
  const conforms = (text: string | undefined): text is string =>
    text !== undefined &&
    isHeaderText(text) &&
    compiledSchema(schema).isValid(readSegment(parameter, text.trim(), mostSpecific));
  if (conforms(documented)) return documented;
  if (documented === undefined && !header.required) return undefined;
  return valuesOf(schema)
    .map((value) => writeSegment(parameter, value))
    .find(conforms);
}

/** Whether HTTP can carry the text in a header. */
export function isHeaderText(value: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
}

function valuesOf(schema: SchemaAt | undefined): Json[] {
  if (schema === undefined) return [];
  const generation = arbitraryOf(schema);
  if (generation.kind === "impossible") return [];
  return fc.sample(generation.arbitrary, { numRuns: mostValues, seed: 1 });
}
