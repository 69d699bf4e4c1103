import { compileValidator } from "../../schema/compile-validator.js";
import type { DocumentsCheck } from "./documents-check.js";
import { bodyOfSample, sampleParts } from "./sample-parts.js";

/** A sample of the page satisfies what the page states of the same body. */
export const sampleMatchesSchema: DocumentsCheck = {
  id: "sample-matches-schema",
  demands: "the body of a sample satisfies the schema of its message",
  examine: (provider) =>
    sampleParts(provider).flatMap((part) => {
      const { sample, operation, direction, message, media } = part;
      const { value } = bodyOfSample(part);
      const schemas = media.flatMap(({ schema }) => schema ?? []);
      if (value === undefined || schemas.length === 0) return [];
      const judged = schemas.map((schema) => compileValidator(schema)(value));
      const [breaches = []] = judged.toSorted((left, right) => left.length - right.length);
      return breaches.map((breach) => ({
        message: `The ${direction} in ${sample.source} breaks its schema at ${breach.instance || "its top"}: ${breach.message}.`,
        place: message.pointer,
        instance: breach.instance,
        expected: `${breach.keyword}: ${breach.message}`,
        received: JSON.stringify(value).slice(0, 200),
        source: sample.source,
        operation: operation.id,
      }));
    }),
};
