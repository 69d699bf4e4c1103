import type { Json } from "../../core/json.js";

/** So many letters and digits at the end of an identifier are changed: what stands before may be a prefix. */
const changed = 8;

/** An identifier of the same form that names nothing, as far as anybody can tell. */
export function unknownIdentifier(known: Json): Json | undefined {
  if (typeof known === "number") return known + 1_900_000_007;
  if (typeof known !== "string" || !/[\p{L}\p{N}]/u.test(known)) return undefined;
  let left = changed;
  return [...known]
    .reverse()
    .map((character) => {
      if (left === 0 || !/[a-z0-9]/i.test(character)) return character;
      left -= 1;
      return rotated(character);
    })
    .reverse()
    .join("");
}

/** The next but two of the same kind: digits stay digits, and letters of hexadecimal numbers stay such. */
function rotated(character: string): string {
  const kinds = ["0123456789", "abcdef", "ghijklmnopqrstuvwxyz", "ABCDEF", "GHIJKLMNOPQRSTUVWXYZ"];
  const kind = kinds.find((letters) => letters.includes(character)) ?? character;
  return kind[(kind.indexOf(character) + 3) % kind.length] ?? character;
}
