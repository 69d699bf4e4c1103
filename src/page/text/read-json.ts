/** What stands for a value that is not shown, where no quotes are around it. */
const standIn = /([:[,]\s*)(?:\$[A-Z_][A-Z0-9_]*|\*\*\*)/gu;

/** The value of a JSON text in which a name such as `$TOKEN` may stand for a number; nothing where it is not JSON. */
export function readJson(text: string): { readonly value: unknown } | undefined {
  for (const candidate of [text, text.replace(standIn, "$1null")])
    try {
      return { value: JSON.parse(candidate) };
    } catch {
      // Then it may be the other, or none.
    }
  return undefined;
}
