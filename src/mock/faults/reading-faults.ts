import type { WireRequest } from "../../core/exchange.js";
import { essenceOf } from "../../core/media-type.js";
import type { MediaType, Operation, Provider } from "../../documents/model.js";
import { codecFor } from "../../exchange/codec-for.js";
import { jsonCodec } from "../../exchange/json-codec.js";
import { xmlCodec } from "../../exchange/xml-codec.js";
import type { UnreadBody } from "../sabotage.js";
import { type Fault, faultName } from "./fault.js";

/** Each body that cannot be read, or is of a type that is not documented, taken as if it were a good one. */
export function readingFaults({ operations }: Provider): Fault[] {
  return operations.flatMap((operation) => {
    const { body } = operation;
    const [media] = body?.media ?? [];
    if (body === undefined || media === undefined) return [];
    return [
      ...(body.contentTypeOptional || body.media.some(({ mediaType }) => mediaType === "*/*")
        ? []
        : [
            readingFault(operation, {
              to: "media-type",
              what: "A body of another media type",
              takes: ({ reason }) => reason === "media-type",
            }),
          ]),
      ...malformations(media).map((blindness) => readingFault(operation, blindness)),
    ];
  });
}

interface Blindness {
  readonly to: string;
  readonly what: string;
  readonly takes: (unread: UnreadBody) => boolean;
}

function readingFault(operation: Operation, { to, what, takes }: Blindness): Fault {
  return {
    name: faultName(operation.id, "request", "body", to),
    family: "request",
    operation: operation.id,
    does: `${what} is taken.`,
    ...(operation.body === undefined ? {} : { at: operation.body.pointer }),
    sabotage: { takesUnread: (unread) => unread.operation === operation && takes(unread) },
  };
}

/** What is wrong with a malformed body, as far as its first and last characters tell. */
function malformations({ mediaType }: MediaType): Blindness[] {
  const codec = codecFor(essenceOf(mediaType));
  const malformed = (to: string, what: string, isSo: (text: string) => boolean): Blindness => ({
    to: `malformed/${to}`,
    what,
    takes: ({ reason, request }) => reason === "malformed" && isSo(textOf(request)),
  });
  if (codec === jsonCodec)
    return [
      malformed("truncated", "A body that ends too early", endsTooEarly),
      malformed("not-json", "A body that is no JSON", (text) => !/^[{["\d]/.test(text)),
      malformed(
        "trailing-text",
        "A body with more behind it",
        (text) => /^[{[]/.test(text) && !endsTooEarly(text),
      ),
    ];
  if (codec === xmlCodec)
    return [
      malformed("unclosed", "A body that ends too early", isOpen),
      malformed("not-xml", "A body that is no XML", (text) => !text.startsWith("<")),
      malformed(
        "foreign-root",
        "A body of another root element",
        (text) => text.startsWith("<") && !isOpen(text),
      ),
    ];
  return [];
}

function textOf({ body }: WireRequest): string {
  return new TextDecoder().decode(body ?? new Uint8Array()).trim();
}

/** Whether the brackets that are missing at the end would make it JSON. */
function endsTooEarly(text: string): boolean {
  return ["}", "]", "}}", "}]", "]}"].some((end) => isJson(text + end));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether an element is begun and the last one that ends is another. */
function isOpen(text: string): boolean {
  const root = /<([^\s/>?!]+)/.exec(text)?.[1];
  return root !== undefined && !text.endsWith(`</${root}>`) && !text.endsWith("/>");
}
