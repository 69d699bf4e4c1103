import type { Check } from "./check.js";

/** The body parses as the media type that it claims. */
export const wellFormedBody: Check = {
  id: "well-formed-body",
  demands: "a body parses as its media type",
  everywhere: false,
  examine({ body, media, documented }) {
    if (body.kind !== "malformed") return [];
    return [
      {
        message: `The body is not what its media type says: ${body.reason}.`,
        expected: `a well-formed ${media?.mediaType ?? "body"}`,
        received: body.reason,
        at: "body",
        constraints: [media?.pointer, documented?.usePointer, documented?.pointer].filter(
          (p) => p !== undefined,
        ),
      },
    ];
  },
};
