import type { DocumentsCheck } from "./documents-check.js";
import { bodyOfSample, sampleParts } from "./sample-parts.js";

/** What a page prints as a body can be read as one. */
export const sampleIsWellFormed: DocumentsCheck = {
  id: "sample-is-well-formed",
  demands: "the body of a sample can be read in its media type",
  examine: (provider) =>
    sampleParts(provider).flatMap((part) => {
      const { malformed } = bodyOfSample(part);
      if (malformed === undefined) return [];
      const { sample, operation, direction, message, media } = part;
      return [
        {
          message: `The ${direction} in ${sample.source} is no ${media[0]?.mediaType}: ${malformed}.`,
          place: message.pointer,
          expected: media[0]?.mediaType ?? "",
          received: malformed,
          source: sample.source,
          operation: operation.id,
        },
      ];
    }),
};
