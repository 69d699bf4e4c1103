import { essenceOf, isUnder } from "../core/media-type.js";
import type { BodyData, OperationData, SchemaCodec } from "./api-data.js";
import { CallError } from "./call-error.js";

/** A body as `fetch` takes it. */
export type EncodedBody = string | Uint8Array<ArrayBuffer> | ArrayBuffer | Blob | FormData | URLSearchParams;

/** Whether a media type is JSON, alone or as a suffix. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(essenceOf(mediaType));
}

/** Whether a media type is XML, alone or as a suffix. */
export function isXml(mediaType: string): boolean {
  return /[/+]xml$/.test(essenceOf(mediaType));
}

/** The documented body of a media type: the exact one before one whose range covers it. */
export function bodyFor(bodies: readonly BodyData[], mediaType: string): BodyData | undefined {
  return (
    bodies.find((body) => essenceOf(body.mediaType) === essenceOf(mediaType)) ??
    bodies.find((body) => isUnder(mediaType, body.mediaType))
  );
}

/** The media type that a call's body is written in: the caller's choice or the first one documented. */
export function mediaTypeFor(operation: OperationData, contentType: string | undefined): string {
  const mediaType = contentType ?? operation.body?.[0]?.mediaType ?? "application/json";
  if (mediaType.includes("*"))
    throw new CallError(operation.id, `the body may be any ${mediaType}; say which in \`contentType\`.`);
  return mediaType;
}

/** Writes a body as its media type. */
export function encodeBody(
  operation: OperationData,
  mediaType: string,
  value: unknown,
  codec: SchemaCodec | undefined,
): EncodedBody {
  if (isRaw(value)) return value;
  if (isJson(mediaType)) return JSON.stringify(value);
  if (isXml(mediaType)) {
    const schema = bodyFor(operation.body ?? [], mediaType)?.schema;
    if (typeof value !== "string" && schema !== undefined && codec !== undefined)
      return codec.encode(value, schema);
  }
  if (typeof value === "string") return value;
  const form = formOf(mediaType, value);
  if (form !== undefined) return form;
  throw new CallError(operation.id, `no way to write this value as ${mediaType}; pass text or bytes.`);
}

function isRaw(value: unknown): value is Exclude<EncodedBody, string> {
  return [Uint8Array, ArrayBuffer, Blob, FormData, URLSearchParams].some((raw) => value instanceof raw);
}

function formOf(mediaType: string, value: unknown): FormData | URLSearchParams | undefined {
  const essence = essenceOf(mediaType);
  if (typeof value !== "object" || value === null) return undefined;
  if (essence !== "application/x-www-form-urlencoded" && essence !== "multipart/form-data") return undefined;
  const members = Object.entries(value).flatMap(([name, member]) =>
    (Array.isArray(member) ? member : [member]).flatMap((item) =>
      item === undefined ? [] : [[name, item instanceof Blob ? item : fieldText(item)] as const],
    ),
  );
  if (essence === "application/x-www-form-urlencoded")
    return new URLSearchParams(members.map(([name, item]): [string, string] => [name, String(item)]));
  const form = new FormData();
  for (const [name, item] of members) {
    if (typeof item === "string") form.append(name, item);
    else form.append(name, item);
  }
  return form;
}

function fieldText(item: unknown): string {
  return typeof item === "object" ? JSON.stringify(item) : String(item);
}
