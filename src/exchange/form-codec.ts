import { isJsonObject, type Json } from "../core/json.js";
import type { SchemaAt } from "../documents/model.js";
import { type Codec, type Decoded, textOf, utf8 } from "./codec.js";
import { hasLoneSurrogate, queryDecode } from "./percent-encoding.js";
import { mostSpecific, readScalar, scalarText } from "./scalar-text.js";
import { type SchemaShape, shapeOf } from "./schema-shape.js";
import { UnwritableValue } from "./unsendable.js";

type Field = readonly [name: string, text: string];

/** `application/x-www-form-urlencoded`: arrays repeat their name, objects inside become JSON. */
export const formCodec: Codec = {
  write(value) {
    const fields = fieldsOf(value);
    if (fields.some(([name, text]) => hasLoneSurrogate(name) || hasLoneSurrogate(text))) {
      throw new UnwritableValue("a form field holds a lone surrogate, which UTF-8 cannot carry");
    }
    return utf8(new URLSearchParams(fields.map(([name, text]): [string, string] => [name, text])).toString());
  },
  read(bytes, schema) {
    const text = textOf(bytes);
    if (text === undefined) return { kind: "malformed", reason: "the form is not UTF-8" };
    const fields = text
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair): Field => {
        const equals = pair.indexOf("=");
        if (equals < 0) return [queryDecode(pair), ""];
        return [queryDecode(pair.slice(0, equals)), queryDecode(pair.slice(equals + 1))];
      });
    return { kind: "value", value: objectOf(fields, schema) };
  },
};

/**
 * `multipart/form-data` (RFC 7578): text fields only. The boundary is the body's own first line, so that
 * neither side needs the media type's parameter.
 */
export const multipartCodec: Codec = {
  write(value) {
    const fields = fieldsOf(value);
    const boundary = boundaryOutside(fields.map(([, text]) => text));
    const parts = fields.map(([name, text]) => {
      const quoted = name.replace(/["\r\n]/g, (c) => encodeURIComponent(c));
      return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted}"\r\n\r\n${text}\r\n`;
    });
    return utf8(`${parts.join("")}--${boundary}--\r\n`);
  },
  read: readMultipart,
};

/** The `Content-Type` of a body: its media type, and the boundary that a multipart body starts with. */
export function contentTypeOf(mediaType: string, bytes: Uint8Array): string {
  if (!/^multipart\//i.test(mediaType) || /boundary=/i.test(mediaType)) return mediaType;
  const firstLine = Buffer.from(bytes.subarray(0, 80)).toString("latin1").split("\r\n")[0] ?? "";
  return `${mediaType}; boundary=${firstLine.replace(/^--/, "").replace(/--$/, "")}`;
}

function readMultipart(bytes: Uint8Array, schema?: SchemaAt): Decoded {
  const text = textOf(bytes);
  if (text === undefined) return { kind: "malformed", reason: "the multipart body is not UTF-8 text" };
  const delimiter = text.split("\r\n", 1)[0] ?? "";
  if (!delimiter.startsWith("--")) {
    return { kind: "malformed", reason: "the multipart body does not start with a boundary" };
  }
  if (delimiter.endsWith("--") && text.trimEnd() === delimiter) return { kind: "value", value: {} };
  const [, ...sections] = `\r\n${text}`.split(`\r\n${delimiter}`);
  if (!sections.at(-1)?.startsWith("--")) {
    return { kind: "malformed", reason: "the multipart body has no closing boundary" };
  }
  const fields = sections.slice(0, -1).map((section): Field => {
    const end = section.indexOf("\r\n\r\n");
    const name = /name="([^"]*)"/i.exec(section.slice(0, end))?.[1] ?? "";
    return [name.replace(/%(22|0D|0A)/gi, decodeURIComponent), section.slice(end + 4)];
  });
  return { kind: "value", value: objectOf(fields, schema) };
}

function fieldsOf(value: Json): Field[] {
  if (!isJsonObject(value)) throw new UnwritableValue("a form body must be an object");
  return Object.entries(value).flatMap(([name, member]): Field[] => {
    if (member === undefined) return [];
    if (Array.isArray(member)) return member.map((item: Json): Field => [name, scalarText(item)]);
    return [[name, scalarText(member)]];
  });
}

function objectOf(fields: readonly Field[], schema: SchemaAt | undefined): Json {
  const shape = schema === undefined ? undefined : shapeOf(schema);
  const texts = new Map<string, string[]>();
  for (const [name, text] of fields) texts.set(name, [...(texts.get(name) ?? []), text]);
  const members = [...texts].map(([name, list]): [string, Json] => {
    const member = shape?.properties.get(name) ?? shape?.additional;
    if (member?.types?.has("array") || list.length > 1) {
      return [name, list.map((text, i) => readMember(text, member?.item(i)))];
    }
    return [name, readMember(list[0] ?? "", member)];
  });
  return Object.fromEntries(members);
}

function readMember(text: string, shape: SchemaShape | undefined): Json {
  if (shape?.types?.has("object")) {
    try {
      return JSON.parse(text) as Json;
    } catch {
      return text;
    }
  }
  return readScalar(text, shape, mostSpecific);
}

function boundaryOutside(texts: readonly string[]): string {
  let boundary = "assay-form-boundary";
  for (let n = 1; texts.some((text) => text.includes(boundary)); n++) boundary = `assay-form-boundary-${n}`;
  return boundary;
}
