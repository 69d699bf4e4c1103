import { accessorsOf } from "./accessors-of.js";
import type { ValuePath } from "./expression.js";
import type { InputNames } from "./scope.js";

/** A name, and the `.name` and `[index]` that follow it. */
export interface SplitName {
  readonly name: string;
  readonly path: ValuePath;
}

/** A declared name with what follows it; names may hold dots, so the longest declared one counts. */
export function splitName(text: string, names: ReadonlySet<string>): SplitName | undefined {
  const name = longestPrefix(text, names);
  if (name === undefined) return undefined;
  const path = accessorsOf(text.slice(name.length));
  return path === undefined ? undefined : { name, path };
}

/** The name of an input, of any where the schema lets others in. */
export function splitInput(text: string, inputs: InputNames): SplitName | undefined {
  const declared = splitName(text, inputs.declared);
  return declared !== undefined || !inputs.open ? declared : splitAnyName(text);
}

/** Where nothing says what names there are, the first dot or bracket ends one. */
export function splitAnyName(text: string): SplitName | undefined {
  const name = text.split(/[.[]/)[0] ?? "";
  return name === "" ? undefined : splitName(text, new Set([name]));
}

/** The longest of some names that a text begins with, by itself or with an accessor after it. */
export function longestPrefix(text: string, names: Iterable<string>): string | undefined {
  const fitting = [...names].filter(
    (name) => text === name || (text.startsWith(name) && /[.[]/.test(text.charAt(name.length))),
  );
  return fitting.toSorted((a, b) => b.length - a.length)[0];
}
