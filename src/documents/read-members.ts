import { isJsonObject, type Json, type JsonObject } from "../core/json.js";

/** A member as text, or the fallback when it is anything else. */
export function textOf(object: JsonObject | undefined, name: string, fallback = ""): string {
  const value = object?.[name];
  return typeof value === "string" ? value : fallback;
}

/** A member as an object, or undefined. */
export function objectOf(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object?.[name];
  return isJsonObject(value) ? value : undefined;
}

/** A member as a list; empty when it is anything else. */
export function listOf(object: JsonObject | undefined, name: string): readonly Json[] {
  const value = object?.[name];
  return Array.isArray(value) ? value : [];
}

/** The texts in a list member. */
export function textsOf(object: JsonObject | undefined, name: string): string[] {
  return listOf(object, name).filter((item) => typeof item === "string");
}
