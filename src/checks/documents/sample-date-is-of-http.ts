import { headerOf } from "../../core/exchange.js";
import type { DocumentsCheck } from "./documents-check.js";
import { sampleParts } from "./sample-parts.js";

/** RFC 9110, 5.6.7: the one form of a date that may be sent. */
const form =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** A `Date` has the form that HTTP gives it. */
export const sampleDateIsOfHttp: DocumentsCheck = {
  id: "sample-date-is-of-http",
  demands: "the Date of a sample has the form of HTTP",
  examine: (provider) =>
    sampleParts(provider).flatMap(({ sample, operation, direction, message }) => {
      const date = headerOf(message.headers ?? [], "date");
      if (date === undefined || form.test(date)) return [];
      return [
        {
          message: `The ${direction} in ${sample.source} has a Date that is not in the form of HTTP.`,
          place: message.pointer,
          expected: "such as Wed, 01 Jul 2015 02:25:05 GMT",
          received: date,
          source: sample.source,
          operation: operation.id,
        },
      ];
    }),
};
