import type { Json } from "../core/json.js";

/** The identifier that a created resource goes by, as text for people. */
export function identifierText(id: Json): string {
  return typeof id === "string" ? id : JSON.stringify(id);
}
