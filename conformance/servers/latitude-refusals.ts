import type { Refusal } from "./json-service.js";
import { latitudeMediaType } from "./latitude-bucket.js";
import { type Answer, jsonAnswer } from "./message.js";
import { type Style, unlistedAnswer } from "./style.js";

/** A refusal in the form of the page. */
export function refuseLatitude(style: Style, { of, kind, says, at }: Refusal): Answer {
  const pointer = at.length === 0 ? undefined : `/${at.join("/")}`;
  switch (kind) {
    case "credential":
    case "forbidden":
      return style.credential === 403 || kind === "forbidden"
        ? failure(of, 403, "USER_AUTHORIZATION_ERROR", says)
        : unlistedAnswer(style, of, 401);
    case "media-type":
      return style.mediaType === 422
        ? failure(of, 422, "VALIDATION_ERROR", says)
        : unlistedAnswer(style, of, style.mediaType);
    case "malformed":
      return style.malformed === 422
        ? failure(of, 422, "VALIDATION_ERROR", says)
        : unlistedAnswer(style, of, 400);
    case "unknown":
      return failure(of, 404, "NOT_FOUND", says);
    case "invalid":
      return failure(of, 422, "VALIDATION_ERROR", says, pointer);
  }
}

/** An error with its code. */
export function failure(of: string, status: number, code: string, detail: string, pointer?: string): Answer {
  const source = pointer === undefined ? {} : { source: { pointer } };
  // The page shows the word "forbidden" in place of a number for one of its errors.
  const shown = code === "USER_AUTHORIZATION_ERROR" ? "forbidden" : String(status);
  const error = { code, title: "Request refused", detail, status: shown, meta: {}, ...source };
  return jsonAnswer(of, status, { errors: [error] }, latitudeMediaType);
}
