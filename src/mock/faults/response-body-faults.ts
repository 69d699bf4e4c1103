import type { Json } from "../../core/json.js";
import { isAtOrBelow } from "../../core/json-pointer.js";
import type { MediaType, Operation, Provider, Response, SchemaAt } from "../../documents/model.js";
import { codecFor } from "../../exchange/codec-for.js";
import { jsonCodec } from "../../exchange/json-codec.js";
import { type Break, breaksOf } from "../../schema/breaks-of.js";
import { compiledSchema } from "../../schema/compile-validator.js";
import type { MockAnswer } from "../answer-writer.js";
import { brokenValue } from "./broken-value.js";
import { bodyValue, bytesOf, isOfMedia, isOfResponse } from "./documented-answer.js";
import { type Fault, faultName } from "./fault.js";

/** Each keyword of the schema of each documented body, broken in each way that tells something. */
export function responseBodyFaults({ operations }: Provider): Fault[] {
  return operations.flatMap((operation) =>
    // An answer to HEAD has no body.
    operation.method === "HEAD"
      ? []
      : operation.responses.flatMap((response) => ofResponse(operation, response)),
  );
}

function ofResponse(operation: Operation, response: Response): Fault[] {
  return response.media.flatMap((media) => {
    const { schema } = media;
    if (schema === undefined) return [];
    return breaksOf(schema).map((broken) => bodyFault({ operation, response, media, schema }, broken));
  });
}

interface DescribedBody {
  readonly operation: Operation;
  readonly response: Response;
  readonly media: MediaType;
  readonly schema: SchemaAt;
}

function bodyFault(described: DescribedBody, broken: Break): Fault {
  const { operation, response, media } = described;
  const variant = broken.variant === undefined ? "" : ` (${broken.variant})`;
  return {
    name: faultName(operation.id, "response", response.status, media.mediaType, broken.name, broken.variant),
    family: "response-body",
    operation: operation.id,
    does: `The body of a ${response.status} breaks ${broken.keyword}${variant} at ${broken.instance || "its top"}.`,
    at: broken.constraint,
    sabotage: {
      change: (answer, to) =>
        isOfResponse(answer, to, described) && isOfMedia(answer, media)
          ? breakBody(answer, described, broken)
          : answer,
    },
    otherwise: whyUnbroken(media, broken),
  };
}

function breakBody(answer: MockAnswer, { media, schema }: DescribedBody, broken: Break): MockAnswer {
  const value = bodyValue(answer, media);
  if (value === undefined) return answer;
  const form = brokenValue(value, broken, {
    schema,
    survives: (found) => isBrokenOnWire(found, media, broken),
  });
  const body = form === undefined ? undefined : bytesOf(form, media);
  return body === undefined ? answer : { ...answer, body };
}

/** Whether what is read back still breaks the constraint: some media types turn everything into text. */
function isBrokenOnWire(form: Json, media: MediaType, broken: Break): boolean {
  const { schema } = media;
  const bytes = bytesOf(form, media);
  if (bytes === undefined || bytes.length === 0 || schema === undefined) return false;
  const read = codecFor(media.mediaType).read(bytes, schema);
  if (read.kind !== "value") return false;
  return compiledSchema(schema)
    .validator(read.value)
    .some(({ constraint }) => isAtOrBelow(broken.constraint, constraint));
}

function whyUnbroken({ mediaType }: MediaType, { keyword }: Break): string {
  return codecFor(mediaType) === jsonCodec
    ? `no answer of the schema can break this ${keyword} and nothing else`
    : `${mediaType} carries text alone, so on the wire this ${keyword} is not broken`;
}
