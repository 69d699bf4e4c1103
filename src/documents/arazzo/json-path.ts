import { query } from "jsonpath-rfc9535";
import parse from "jsonpath-rfc9535/parser";
import type { Json } from "../../core/json.js";

/** Whether a JSONPath query (RFC 9535) selects anything in a value; throws what the query gets wrong. */
export function selectsAny(text: string, value: Json): boolean {
  return query(value as Parameters<typeof query>[0], text).length > 0;
}

/** Why a text is no JSONPath query; undefined where it is one. */
export function jsonPathFault(text: string): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}
