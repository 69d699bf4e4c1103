import type { Json } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import { SchemaCompilationError } from "./schema-compilation-error.js";

/**
 * A pattern as the `u` flag takes it: where it does not compile, escapes of characters that need none
 * (`\_`, `\-`), as other languages allow them, are dropped.
 *
 * @throws SchemaCompilationError where it is no pattern at all.
 */
export function honourablePattern(pattern: Json, pointer: JsonPointer): string {
  if (typeof pattern !== "string") throw new SchemaCompilationError(pointer, "the pattern is no string");
  if (compiles(pattern)) return pattern;
  const relaxed = pattern.replace(/\\([\s\S])/gu, (escape, character: string) => {
    if (character === "-") return "\\x2d";
    return /[A-Za-z0-9^$\\.*+?()[\]{}|/]/u.test(character) ? escape : character;
  });
  const escapedBraces = relaxed
    .replace(/(?<!\\)\{(?!\d+(?:,\d*)?\})/gu, "\\{")
    .replace(/(?<![\d,\\])\}/gu, "\\}");
  const found = [relaxed, escapedBraces].find(compiles);
  if (found === undefined) {
    throw new SchemaCompilationError(pointer, `${JSON.stringify(pattern)} is no ECMA-262 regular expression`);
  }
  return found;
}

function compiles(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
