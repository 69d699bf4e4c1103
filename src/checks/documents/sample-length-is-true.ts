import { headerOf } from "../../core/exchange.js";
import { utf8 } from "../../exchange/codec.js";
import type { DocumentsCheck } from "./documents-check.js";
import { sampleParts } from "./sample-parts.js";

/** A length that is too great makes a server wait for bytes that never come. */
export const sampleLengthIsTrue: DocumentsCheck = {
  id: "sample-length-is-true",
  demands: "the Content-Length of a sample is that of the body printed under it",
  examine: (provider) =>
    sampleParts(provider).flatMap(({ sample, operation, direction, message }) => {
      const stated = headerOf(message.headers ?? [], "content-length");
      if (stated === undefined || message.text === undefined) return [];
      const lengths = lengthsOf(message.text);
      if (lengths.includes(Number(stated))) return [];
      return [
        {
          message: `The ${direction} in ${sample.source} has Content-Length ${stated}, and its body is ${lengths.join(" or ")} bytes long.`,
          place: message.pointer,
          expected: lengths.join(" or "),
          received: stated,
          source: sample.source,
          operation: operation.id,
        },
      ];
    }),
};

/** Its lengths with either end of line, with one after the last line and without. */
function lengthsOf(text: string): number[] {
  const unix = text.replaceAll("\r\n", "\n").replace(/\n$/, "");
  const windows = unix.replaceAll("\n", "\r\n");
  const all = [unix, `${unix}\n`, windows, `${windows}\r\n`].map((form) => utf8(form).length);
  return [...new Set(all)].sort((left, right) => left - right);
}
