import { valuesAt } from "../checks/schema-places.js";
import { type Exchange, type Header, headerOf } from "../core/exchange.js";
import type { Operation } from "../documents/model.js";
import { codecFor } from "../exchange/codec-for.js";
import type { Redactor } from "../exchange/redactor.js";
import { secretPlaces } from "./secret-places.js";

/** More of a body than this is not looked through for members that are named like secrets. */
const longestBody = 64 * 1024;

/**
 * Takes note of the secrets of an exchange, so that they are masked wherever they come up again: credentials and
 * signatures in its headers, and values that names or the description call secret. Gives them all, however short.
 */
export function learnSecrets(
  redactor: Redactor,
  { request, response }: Exchange,
  operation?: Operation,
): string[] {
  const texts = [
    request.path,
    ...linesOf(request.headers),
    bodyText(request.body),
    ...linesOf(response?.headers ?? []),
    bodyText(response?.body),
  ];
  const named = texts.flatMap((text) => (text === "" ? [] : redactor.learnFrom(text)));
  const placed = operation === undefined ? [] : placedSecrets(operation, request);
  for (const value of placed) redactor.learn(value);
  return [...named, ...placed];
}

function linesOf(headers: readonly Header[]): string[] {
  return headers.map(([name, value]) => `${name}: ${value}`);
}

function bodyText(body: Uint8Array | undefined): string {
  return body === undefined || body.length === 0
    ? ""
    : new TextDecoder().decode(body.subarray(0, longestBody));
}

function placedSecrets(operation: Operation, { headers, body }: Exchange["request"]): string[] {
  const places = secretPlaces(operation);
  if (places.length === 0 || body === undefined || body.length > longestBody) return [];
  const contentType = headerOf(headers, "content-type") ?? operation.body?.media[0]?.mediaType ?? "";
  const read = codecFor(contentType).read(body, operation.body?.media[0]?.schema);
  if (read.kind !== "value") return [];
  return places.flatMap((path) =>
    valuesAt(read.value, path).filter((value): value is string => typeof value === "string" && value !== ""),
  );
}
