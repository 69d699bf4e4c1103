import { headerOf } from "../core/exchange.js";
import { pointerTo } from "../core/json-pointer.js";
import type { Check } from "./check.js";

/** The answer's Content-Type is one that the documented response lists. */
export const mediaType: Check = {
  id: "media-type",
  demands: "an answer has a documented media type",
  everywhere: false,
  examine({ response, documented, media, exchange }) {
    if (response === undefined || documented === undefined || media !== undefined) return [];
    if (documented.media.length === 0 || response.body.length === 0 || exchange.request.method === "HEAD")
      return [];
    const received = headerOf(response.headers, "content-type");
    return [
      {
        message:
          received === undefined
            ? "The answer has a body and no Content-Type."
            : "The answer's media type is not the documented one.",
        expected: documented.media.map((listed) => listed.mediaType).join(" or "),
        received: received ?? "no Content-Type",
        at: "header content-type",
        constraints: [
          ...documented.media.map((listed) => listed.pointer),
          pointerTo(documented.usePointer, "content"),
          pointerTo(documented.pointer, "content"),
        ],
      },
    ];
  },
};
