import { headerOf } from "../../core/exchange.js";
import type { Json } from "../../core/json.js";
import { essenceOf, isUnder } from "../../core/media-type.js";
import type { MediaType, Operation, Response } from "../../documents/model.js";
import { codecFor } from "../../exchange/codec-for.js";
import type { MockAnswer } from "../answer-writer.js";
import { responseOf } from "../refusal.js";
import type { AnsweredRequest } from "../sabotage.js";

/** Whether an answer is the one that an operation documents as a response. */
export function isOfResponse(answer: MockAnswer, to: AnsweredRequest, wanted: WantedResponse): boolean {
  return (
    to.operation === wanted.operation &&
    responseOf(wanted.operation, String(answer.status)) === wanted.response
  );
}

/** A response of an operation. */
export interface WantedResponse {
  readonly operation: Operation;
  readonly response: Response;
}

/** Whether an answer has a body of a media type. */
export function isOfMedia({ headers, body }: MockAnswer, { mediaType }: MediaType): boolean {
  const contentType = headerOf(headers, "content-type");
  return contentType !== undefined && body.length > 0 && isUnder(contentType, mediaType);
}

/** The body of an answer as data; undefined where it cannot be read. */
export function bodyValue(answer: MockAnswer, { mediaType, schema }: MediaType): Json | undefined {
  const contentType = headerOf(answer.headers, "content-type") ?? mediaType;
  const read = codecFor(contentType).read(answer.body, schema);
  return read.kind === "value" ? read.value : undefined;
}

/** The bytes of a value in a media type; undefined where the media type cannot carry it. */
export function bytesOf(value: Json, { mediaType, schema }: MediaType): Uint8Array | undefined {
  try {
    return codecFor(essenceOf(mediaType)).write(value, schema);
  } catch {
    // What cannot be written is no answer of anybody's.
    return undefined;
  }
}

/** The answer with one header replaced, or taken away. */
export function withHeader(answer: MockAnswer, name: string, text: string | undefined): MockAnswer {
  const others = answer.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...answer, headers: text === undefined ? others : [...others, [name, text]] };
}
