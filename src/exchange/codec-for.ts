import { essenceOf } from "../core/media-type.js";
import type { Codec } from "./codec.js";
import { formCodec, multipartCodec } from "./form-codec.js";
import { jsonCodec } from "./json-codec.js";
import { binaryCodec, textCodec } from "./text-codec.js";
import { xmlCodec } from "./xml-codec.js";

/** The codec for a media type; bytes as they are where we know no better. */
export function codecFor(mediaType: string): Codec {
  const essence = essenceOf(mediaType);
  if (essence === "application/json" || essence === "text/json" || essence.endsWith("+json"))
    return jsonCodec;
  if (essence === "application/xml" || essence === "text/xml" || essence.endsWith("+xml")) return xmlCodec;
  if (essence === "application/x-www-form-urlencoded") return formCodec;
  if (essence === "multipart/form-data") return multipartCodec;
  return essence.startsWith("text/") ? textCodec : binaryCodec;
}
