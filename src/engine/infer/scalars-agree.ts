import type { Json } from "../../core/json.js";

/** Clocks and stores keep fractions of a second, or do not. */
const toleranceMs = 1_000;

/**
 * Whether two scalars say the same, in whatever way servers usually write it: instants in another zone, text
 * trimmed, in another case or with something added at its end, fractions rounded.
 */
export function scalarsAgree(left: Json, right: Json, format: string | undefined): boolean {
  if (left === null || right === null || left === "" || right === "") return true;
  if (typeof left !== typeof right || typeof left === "object") return true;
  if (typeof left === "string" && typeof right === "string")
    return format === "date-time" ? instantsAgree(left, right) : textsAgree(left, right);
  if (typeof left === "number" && typeof right === "number") return numbersAgree(left, right);
  return left === right;
}

function instantsAgree(left: string, right: string): boolean {
  const apart = Math.abs(Date.parse(left) - Date.parse(right));
  return Number.isNaN(apart) || apart <= toleranceMs;
}

function textsAgree(left: string, right: string): boolean {
  if (left === right) return true;
  const [a, b] = [plain(left), plain(right)];
  // Nothing is left of a text without letters and digits; a server may make the rest of it unique.
  return a === "" || b.startsWith(a);
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function numbersAgree(left: number, right: number): boolean {
  if (left === right || Math.abs(left - right) <= 1e-6 * Math.max(Math.abs(left), Math.abs(right)))
    return true;
  if (Number.isInteger(left)) return false;
  return [2, 3, 4, 5, 6].some((digits) => Number(left.toFixed(digits)) === right);
}
