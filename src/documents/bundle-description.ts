import { bundleFromString, createConfig } from "@redocly/openapi-core";
import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import type { SourceDocument } from "./read-document.js";

/**
 * The description with what it refers to in other files brought in.
 *
 * What stands in the file itself keeps its place; what comes from others stands under `components`, or where it
 * is used.
 */
export async function bundledDescription(source: SourceDocument): Promise<JsonObject> {
  const { value } = source;
  const own = isJsonObject(value) ? value : {};
  if (!refersElsewhere(own)) return own;
  const config = await createConfig({});
  const { bundle } = await bundleFromString({ source: source.text, absoluteRef: source.path, config });
  const parsed: Json = JSON.parse(JSON.stringify(bundle.parsed));
  return isJsonObject(parsed) ? parsed : own;
}

/** Whether a document refers to values in other files. */
export function refersElsewhere(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(refersElsewhere);
  if (!isJsonObject(value)) return false;
  const reference = value["$ref"];
  if (typeof reference === "string" && !reference.startsWith("#")) return true;
  return Object.values(value).some(refersElsewhere);
}
