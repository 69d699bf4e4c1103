import type { Codec } from "./codec.js";
import { formCodec, multipartCodec } from "./form-codec.js";
import { jsonCodec } from "./json-codec.js";
import { binaryCodec, textCodec } from "./text-codec.js";
import { xmlCodec } from "./xml-codec.js";

/** A media type without parameters, lower case: `application/json` of `Application/JSON; charset=utf-8`. */
export function mediaTypeEssence(mediaType: string): string {
  const semicolon = mediaType.indexOf(";");
  return (semicolon < 0 ? mediaType : mediaType.slice(0, semicolon)).trim().toLowerCase();
}

/**
 * Whether a media type falls under one that the description lists: parameters and case do not matter,
 * `*` matches any part.
 *
 * @example mediaTypeMatches("application/json; charset=utf-8", "application/*") // true
 */
export function mediaTypeMatches(actual: string, listed: string): boolean {
  const [type = "", subtype = ""] = mediaTypeEssence(actual).split("/");
  const [wantedType = "", wantedSubtype = ""] = mediaTypeEssence(listed).split("/");
  return isPart(type, wantedType) && isPart(subtype, wantedSubtype);
}

/** `*` stands for any part, and in `*+json` for any name before the suffix. */
function isPart(part: string, wanted: string): boolean {
  return wanted === "*" || wanted === part || (wanted.startsWith("*+") && part.endsWith(wanted.slice(1)));
}

/** The codec for a media type; bytes as they are where we know no better. */
export function codecFor(mediaType: string): Codec {
  const essence = mediaTypeEssence(mediaType);
  if (essence === "application/json" || essence === "text/json" || essence.endsWith("+json"))
    return jsonCodec;
  if (essence === "application/xml" || essence === "text/xml" || essence.endsWith("+xml")) return xmlCodec;
  if (essence === "application/x-www-form-urlencoded") return formCodec;
  if (essence === "multipart/form-data") return multipartCodec;
  return essence.startsWith("text/") ? textCodec : binaryCodec;
}
