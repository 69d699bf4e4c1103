import { type GeneratedFile, noticeOf } from "./generated-file.js";
import type { Description } from "./read-description.js";

/** The bundled description, in one JSON file; JSON has no comments, so the notice is an extension. */
export function writeDescription(description: Description): GeneratedFile {
  const document = { "x-generated": noticeOf(description), ...description.bundled };
  return { name: "openapi.json", text: `${JSON.stringify(document, null, 2)}\n` };
}
