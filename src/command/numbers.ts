import { InvalidArgumentError } from "commander";

/** Reads a port. */
export function port(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : -1;
  if (value < 0 || value > 65_535)
    throw new InvalidArgumentError("It must be a port: a whole number up to 65535.");
  return value;
}

/** Reads a whole number, 0 or more. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("It must be a whole number, 0 or more.");
  return Number(text);
}
