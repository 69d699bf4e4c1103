import { randomInt } from "node:crypto";

const characters = "abcdefghijklmnopqrstuvwxyz0123456789";

/**
 * Eight lower-case letters and digits that no other run has: names stay fresh whatever the seed, and what is left is
 * known by them.
 */
export function runPrefix(): string {
  return Array.from({ length: 8 }, () => characters[randomInt(characters.length)]).join("");
}
