import type { Refusal } from "./json-service.js";
import { type Answer, jsonAnswer } from "./message.js";
import { type Style, unlistedAnswer } from "./style.js";

/** A refusal in the server's own form: the page shows none. */
export function refuseWayscloud(style: Style, { of, kind, says, at }: Refusal): Answer {
  switch (kind) {
    case "credential":
      return { ...jsonAnswer(of, 401, { detail: says }), headers: { "WWW-Authenticate": "Token" } };
    case "forbidden":
      return unlistedAnswer(style, of, 403);
    case "media-type":
      return style.mediaType === 400
        ? jsonAnswer(of, 400, { detail: says })
        : unlistedAnswer(style, of, style.mediaType);
    case "malformed":
      return style.malformed === 400 ? jsonAnswer(of, 400, { detail: says }) : unlistedAnswer(style, of, 422);
    case "unknown":
      return missing(of);
    case "invalid":
      return invalid(style, of, says, at);
  }
}

/** The answer about what is not there. */
export function missing(of: string): Answer {
  return jsonAnswer(of, 404, { detail: "Not found." });
}

/** A map of fields, one text, or a list. */
function invalid(style: Style, of: string, says: string, at: readonly string[]): Answer {
  const field = at[0] ?? "non_field_errors";
  const bodies: readonly unknown[] = [
    { [field]: [says] },
    { detail: says },
    [says],
    { errors: { [field]: says } },
  ];
  return jsonAnswer(of, 400, bodies[style.variant] ?? { [field]: [says] });
}
