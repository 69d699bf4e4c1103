import type { Expression } from "./expression.js";

/** Text in some language with values to insert, each as a literal of that language. */
export type InsertionTemplate = readonly (string | Insertion)[];

/** Where in the text a value goes. */
export interface Insertion {
  readonly expression: Expression;
  /** By itself, inside a string with such quotes, or inside the `[...]` of a pattern. */
  readonly within: "nothing" | "single-quotes" | "double-quotes" | "class";
}
