import type { Json } from "../../core/json.js";
import { isJsonObject } from "../../core/json.js";
import { identifierText } from "../session.js";
import type { Answer, Made } from "./sequence.js";

/** Whether an answer has the thing's identifier somewhere: it is about that thing, and not a sample. */
export function showsThing({ body }: Answer, { id }: Made): boolean {
  return holds(body, identifierText(id));
}

function holds(value: Json | undefined, text: string): boolean {
  if (typeof value === "string" || typeof value === "number") return identifierText(value) === text;
  if (Array.isArray(value)) return value.some((item: Json) => holds(item, text));
  return isJsonObject(value) && Object.values(value).some((member) => holds(member, text));
}
