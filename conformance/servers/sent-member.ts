import type { Received } from "./message.js";
import { valueAt } from "./shape.js";

/** What a request sent at a place of its JSON body, as a text; "" where there is none. */
export function sentMember({ body }: Received, ...path: readonly string[]): string {
  try {
    const value: unknown = JSON.parse(body.toString());
    const member = valueAt(value, path);
    return typeof member === "string" || typeof member === "number" ? String(member) : "";
  } catch {
    return "";
  }
}
