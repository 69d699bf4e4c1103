import { headerOf } from "../../core/exchange.js";
import type { Json } from "../../core/json.js";
import { isUnder } from "../../core/media-type.js";
import { asDocumented, type DocumentedSample, type SampleMessage } from "../../documents/as-documented.js";
import type { MediaType, Operation, Provider } from "../../documents/model.js";
import { utf8 } from "../../exchange/codec.js";
import { codecFor } from "../../exchange/codec-for.js";
import { sampleOperation } from "./sample-operation.js";

/** One message of one sample, with the media types that its operation documents for it. */
export interface SamplePart {
  readonly sample: DocumentedSample;
  readonly operation: Operation;
  readonly direction: "request" | "response";
  readonly message: SampleMessage;
  readonly media: readonly MediaType[];
}

/** The requests and responses of all samples of a provider's pages. */
export function sampleParts(provider: Provider): SamplePart[] {
  return asDocumented(provider.root).samples.flatMap((sample) => {
    const operation = sampleOperation(provider, sample);
    if (operation === undefined) return [];
    const { request, response } = sample;
    const parts: SamplePart[] = [];
    if (request !== undefined)
      parts.push({
        sample,
        operation,
        direction: "request",
        message: request,
        media: ofType(operation.body?.media ?? [], request),
      });
    if (response !== undefined)
      parts.push({
        sample,
        operation,
        direction: "response",
        message: response,
        media: ofType(responseMedia(operation, response), response),
      });
    return parts;
  });
}

/** The body of a sample as data; a text that its media type cannot be read from comes back as the reason. */
export function bodyOfSample({ message, media }: SamplePart): { value?: Json; malformed?: string } {
  if (message.body !== undefined) return { value: message.body };
  const [first] = media;
  if (message.text === undefined || first === undefined) return {};
  const read = codecFor(first.mediaType).read(utf8(message.text), first.schema);
  return read.kind === "value" ? { value: read.value } : { malformed: read.reason };
}

function ofType(media: readonly MediaType[], { headers = [] }: SampleMessage): readonly MediaType[] {
  const contentType = headerOf(headers, "content-type");
  return contentType === undefined ? media : media.filter(({ mediaType }) => isUnder(contentType, mediaType));
}

/** A sample without a status is taken for any success. */
function responseMedia({ responses }: Operation, { status }: SampleMessage): readonly MediaType[] {
  return responses
    .filter((response) =>
      status === undefined ? response.status.startsWith("2") : response.status === status,
    )
    .flatMap(({ media }) => media);
}
