import { isJsonObject, type Json, type JsonObject } from "../core/json.js";

/** A creating answer with what a later reading adds; a member that was null then was not known yet. */
export function completedAnswer(created: Json | undefined, read: JsonObject): JsonObject {
  if (!isJsonObject(created)) return read;
  const told = Object.entries(created).filter(([, value]) => value !== null && value !== undefined);
  return { ...read, ...Object.fromEntries(told) };
}
