import { InvalidArgumentError } from "commander";
import { type Allowance, allowances } from "../engine/allowance.js";

/** Reads a whole number of a range. */
export function integer(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };
}

/** Takes one of a variadic flag's names at a time; commander hands over what came before, or the default. */
export function oneOf(what: string, names: readonly string[]) {
  let given: string[] = [];
  return (text: string): string[] => {
    if (!names.includes(text))
      throw new InvalidArgumentError(
        `"${text}" is no ${what}. There are: ${names.join(", ")}. A provider's name goes before this flag.`,
      );
    given = [...given, text];
    return given;
  };
}

/** Reads an address without credentials in it. */
export function httpUrl(text: string): string {
  if (!/^https?:\/\/[^/]+/i.test(text))
    throw new InvalidArgumentError("It must be an http or https URL, such as http://127.0.0.1:9000.");
  if (/^https?:\/\/[^/]*@/i.test(text))
    throw new InvalidArgumentError("It must hold no credentials: they are read from the environment.");
  return text;
}

/** Reads a number from 0 on. */
export function decimal(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError("It must be a number, 0 or more.");
  return value;
}

/** Reads `I/N`: part I of N. */
export function shard(text: string): { index: number; count: number } {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || index < 1 || index > count)
    throw new InvalidArgumentError("It must be I/N with I from 1 to N, such as 2/4.");
  return { index, count };
}

/** Reads what a run is allowed. */
export function allowed(text: string): readonly Allowance[] {
  const names = text.split(",").map((name) => name.trim());
  const known = [...allowances, "all"];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is none of: ${known.join(", ")}.`);
  return allowances.filter((allowance) => names.includes(allowance) || names.includes("all"));
}

/** Takes one header at a time; commander hands over those that came before. */
export function headers(text: string, earlier: readonly string[] | undefined): string[] {
  if (!/^[!#$%&'*+.^_`|~\w-]+\s*:/.test(text))
    throw new InvalidArgumentError('It must be "Name: value". A provider\'s name goes before this flag.');
  return [...(earlier ?? []), text];
}

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
