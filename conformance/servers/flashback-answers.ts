import type { Refusal } from "./json-service.js";
import { type Answer, jsonAnswer } from "./message.js";
import { type Style, unlistedAnswer } from "./style.js";

/** A refusal in the server's own form. */
export function refuseFlashback(style: Style, { of, kind, says }: Refusal): Answer {
  switch (kind) {
    case "credential":
      return unlistedAnswer(style, of, style.credential);
    case "forbidden":
      return unlistedAnswer(style, of, 403);
    case "media-type":
      return style.mediaType === 400
        ? failed(of, 400, says, style)
        : unlistedAnswer(style, of, style.mediaType);
    case "malformed":
      return style.malformed === 400 ? failed(of, 400, says, style) : unlistedAnswer(style, of, 422);
    case "unknown":
      return failed(of, 404, says, style);
    case "invalid":
      return failed(of, 400, says, style);
  }
}

/** Both members of an error are optional, so one variant leaves `success` out. */
export function failed(of: string, status: number, message: string, style: Style): Answer {
  return jsonAnswer(of, status, style.variant === 1 ? { message } : { success: false, message });
}

/** The page promises that names are unique and has no status for one that is not. */
export function taken(style: Style): Answer {
  const says = "That bucket is there already.";
  switch (style.variant) {
    case 1:
      return unlistedAnswer(style, "create", 409);
    case 2:
      return failed("create", 422, says, style);
    case 3:
      return failed("create", 409, says, style);
    default:
      return failed("create", 400, says, style);
  }
}

/** Both members of the answer to one bucket too many are optional, too. */
export function quotaExceeded(style: Style): Answer {
  switch (style.variant) {
    case 1:
      return jsonAnswer("create", 429, {});
    case 2:
      return jsonAnswer("create", 429, { success: false, bucketId: "", message: "No room." });
    default:
      return jsonAnswer("create", 429, { success: false });
  }
}
