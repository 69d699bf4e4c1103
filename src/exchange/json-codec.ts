import type { Json } from "../core/json.js";
import { type Codec, type Decoded, textOf, utf8 } from "./codec.js";
import { UnwritableValue } from "./unsendable.js";

/** JSON (RFC 8259). Of two members with one name the last wins, as a note. */
export const jsonCodec: Codec = { write, read };

function write(value: Json): Uint8Array {
  try {
    return utf8(JSON.stringify(value));
  } catch (error) {
    throw new UnwritableValue(`the body is nested too deeply for JSON: ${String(error)}`);
  }
}

function read(bytes: Uint8Array): Decoded {
  const text = textOf(bytes);
  if (text === undefined) return { kind: "malformed", reason: "the body is not UTF-8" };
  if (text.trim() === "") return { kind: "malformed", reason: "the body is empty where JSON is expected" };
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    return { kind: "malformed", reason: error instanceof Error ? error.message : String(error) };
  }
  return repeatsNames(text, value)
    ? { kind: "value", value, notes: ["an object has the same name twice; the last one counts"] }
    : { kind: "value", value };
}

/** More colons outside strings than members in the value: some name was written twice. */
function repeatsNames(text: string, value: Json): boolean {
  try {
    return colonsOutsideStrings(text) !== memberCount(value);
  } catch {
    return false; // nested deeper than the stack: there the note is not worth a failure
  }
}

function colonsOutsideStrings(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x3a) count++;
    if (code === 0x22) i = endOfString(text, i);
  }
  return count;
}

function endOfString(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x22) return end;
    if (code === 0x5c) end++;
  }
  return end;
}

function memberCount(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += memberCount(item);
    return count;
  }
  for (const member of Object.values(value)) count += 1 + memberCount(member as Json);
  return count;
}
