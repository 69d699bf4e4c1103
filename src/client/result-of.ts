import { essenceOf } from "../core/media-type.js";
import type { OperationData } from "./api-data.js";
import { isJson } from "./body.js";
import type { Refusal, Success, Undocumented } from "./call-result.js";
import { type AnswerData, documentedBodies } from "./read-answer.js";

/** What a call came to, without the types of its operation. */
export type UntypedResult = Success<number, unknown> | Refusal<number, unknown> | Undocumented;

/** What was read of a response, where its body was read as data, and the body as the caller wants it. */
interface Reading {
  readonly answer: AnswerData | undefined;
  readonly body: unknown;
}

/** Makes a call's result of its answer: a documented one by its status, or one that the description lacks. */
export function resultOf(
  operation: OperationData,
  response: Response,
  { answer, body }: Reading,
): UntypedResult {
  const { status } = response;
  const lacking = lackOf(operation, status, answer);
  if (lacking !== undefined) {
    const error = { reason: `${lacking} is not documented`, status, body };
    return { ok: false, status: "undocumented", error, response };
  }
  return response.ok
    ? { ok: true, status, data: body, response }
    : { ok: false, status, error: body, response };
}

/**
 * What of an answer the description does not have. JSON passes as any documented JSON, for servers are
 * careless about its names; another body, such as the page of a gateway on the way, is no documented one.
 */
function lackOf(
  operation: OperationData,
  status: number,
  answer: AnswerData | undefined,
): string | undefined {
  const bodies = documentedBodies(operation, status);
  if (bodies === undefined) return `status ${status}`;
  if (answer === undefined || bodies.length === 0) return undefined;
  if (answer.value === undefined) return `${status} without a body`;
  if (answer.isMalformed) return `${status} with a body that is not well-formed`;
  const type = essenceOf(answer.mediaType);
  const isKnown =
    answer.documented !== undefined || (isJson(type) && bodies.some(({ mediaType }) => isJson(mediaType)));
  return isKnown ? undefined : `${status} as ${type === "" ? "no media type" : type}`;
}
