import type { DocumentsCheck } from "./documents-check.js";
import { sampleParts } from "./sample-parts.js";

/** A sample of a request that must have a body has one. */
export const sampleSendsBody: DocumentsCheck = {
  id: "sample-sends-body",
  demands: "a sample sends the body that its operation requires",
  examine: (provider) =>
    sampleParts(provider)
      .filter(({ direction, operation }) => direction === "request" && operation.body?.required === true)
      .filter(({ message }) => message.body === undefined && message.text === undefined)
      .map(({ sample, operation, message }) => ({
        message: `The request in ${sample.source} has no body, and ${operation.id} requires one.`,
        place: message.pointer,
        expected: "a body",
        received: "none",
        source: sample.source,
        operation: operation.id,
      })),
};
