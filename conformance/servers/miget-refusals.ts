import type { Refusal } from "./json-service.js";
import { type Answer, jsonAnswer } from "./message.js";
import { type Style, unlistedAnswer } from "./style.js";

/** The page lists no refusal at all, so each variant has statuses and bodies of its own. */
export function refuseMiget(style: Style, { of, kind, says, at }: Refusal): Answer {
  const status = statusOf(style, kind);
  if (style.variant === 1 || style.variant === 3) return unlistedAnswer(style, of, status);
  const body = status === 422 ? { errors: `${says} ${at.join(".")}`.trim() } : { error: says };
  return jsonAnswer(of, status, body);
}

function statusOf(style: Style, kind: Refusal["kind"]): number {
  switch (kind) {
    case "credential":
      return style.credential;
    case "forbidden":
      return 403;
    case "media-type":
      return style.mediaType;
    case "malformed":
      return style.malformed;
    case "unknown":
      return 404;
    case "invalid":
      return style.variant === 3 ? 400 : 422;
  }
}
