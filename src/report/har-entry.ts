import { type Header, headerOf } from "../core/exchange.js";
import type { Json, JsonObject } from "../core/json.js";
import { essenceOf } from "../core/media-type.js";
import type { BodyRecord, ExchangeRecord } from "../engine/exchange-record.js";
import { harCookies } from "./har-cookies.js";

/** One exchange as an entry of HAR 1.2; members that begin with `_` are ours, as the format provides. */
export function harEntry(provider: string, record: ExchangeRecord): JsonObject {
  const { request, response, failure, startedAt, caseName, operation } = record;
  const time = response?.durationMs ?? 0;
  return {
    startedDateTime: startedAt.toISOString(),
    time,
    request: harRequest(request),
    response: response === undefined ? noResponse(failure?.message ?? "no answer") : harResponse(response),
    cache: {},
    // Only the whole is measured.
    timings: { blocked: -1, dns: -1, connect: -1, send: 0, wait: time, receive: 0, ssl: -1 },
    _assay: {
      provider,
      ...(caseName === undefined ? {} : { case: caseName }),
      ...(operation === undefined ? {} : { operation }),
      ...(failure === undefined ? {} : { failure: failure.kind }),
    },
  };
}

function harRequest({ method, url, headers, body }: ExchangeRecord["request"]): JsonObject {
  return {
    method,
    url: uriOf(url),
    httpVersion: "HTTP/1.1",
    cookies: harCookies(headers, "cookie"),
    headers: namedValues(headers),
    queryString: queryOf(url),
    ...(body === undefined ? {} : { postData: postData(body, headers) }),
    headersSize: -1,
    bodySize: body?.bytes ?? 0,
  };
}

function harResponse({ status, headers, body }: NonNullable<ExchangeRecord["response"]>): JsonObject {
  const location = headerOf(headers, "location");
  return {
    status,
    statusText: "",
    httpVersion: "HTTP/1.1",
    cookies: harCookies(headers, "set-cookie"),
    headers: namedValues(headers),
    content: { size: body.bytes, mimeType: mimeTypeOf(headers), ...contentText(body) },
    redirectURL: location ?? "",
    headersSize: -1,
    bodySize: body.bytes,
  };
}

/** What browsers write where no answer came. */
function noResponse(reason: string): JsonObject {
  return {
    status: 0,
    statusText: "",
    httpVersion: "",
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: "x-unknown" },
    redirectURL: "",
    headersSize: -1,
    bodySize: -1,
    comment: reason,
  };
}

function contentText(body: BodyRecord): Record<string, Json> {
  switch (body.kind) {
    case "text":
      return { text: body.text, ...cutComment(body.isCut) };
    case "binary":
      return { text: body.base64, encoding: "base64", ...cutComment(body.isCut) };
    case "withheld":
      return { comment: "Left out: it is no text, and holds a secret." };
  }
}

/** The format has no encoding for what is posted, so that bytes go into a member of ours. */
function postData(body: BodyRecord, headers: readonly Header[]): JsonObject {
  const mimeType = mimeTypeOf(headers);
  switch (body.kind) {
    case "text":
      return {
        mimeType,
        ...(essenceOf(mimeType) === "application/x-www-form-urlencoded"
          ? { params: pairsOf(body.text) }
          : {}),
        text: body.text,
        ...cutComment(body.isCut),
      };
    case "binary":
      return {
        mimeType,
        text: "",
        _base64: body.base64,
        comment: `No text: its bytes are in _base64.${body.isCut ? " Cut." : ""}`,
      };
    case "withheld":
      return { mimeType, text: "", comment: "Left out: it is no text, and holds a secret." };
  }
}

function cutComment(isCut: boolean): Record<string, Json> {
  return isCut ? { comment: "Cut: the size is that of the whole." } : {};
}

function mimeTypeOf(headers: readonly Header[]): string {
  return headerOf(headers, "content-type") ?? "";
}

function namedValues(headers: readonly Header[]): Json[] {
  return headers.map(([name, value]) => ({ name, value }));
}

/** The format wants URIs: what we sent may have been none. */
function uriOf(url: string): string {
  const [, origin = "", rest = url] = /^(https?:\/\/[^/?#]*)([\s\S]*)$/.exec(url) ?? [];
  const written = rest.replace(/%(?![0-9a-fA-F]{2})|[^\w\-.~:/?@!$&'()*+,;=%]/gu, (character) =>
    encodeURIComponent(character === "%" || !/\p{Surrogate}/u.test(character) ? character : "\ufffd"),
  );
  return `${origin}${written}`;
}

function queryOf(url: string): Json[] {
  const question = url.indexOf("?");
  return question < 0 ? [] : pairsOf(url.slice(question + 1));
}

function pairsOf(text: string): Json[] {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      const [name, value] = equals < 0 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return { name: decoded(name), value: decoded(value) };
    });
}

function decoded(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
