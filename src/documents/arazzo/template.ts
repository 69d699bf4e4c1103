import type { Json } from "../../core/json.js";
import type { Expression } from "./expression.js";
import type { InsertionTemplate } from "./insertion.js";

/** A value that may hold expressions: whole, embedded in text as `{$...}`, or anywhere inside. */
export type Template =
  | { readonly kind: "literal"; readonly value: Json }
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "text"; readonly parts: TextTemplate }
  /** A body in a language of its own, which no embedded value can change the structure of. */
  | { readonly kind: "written"; readonly language: WrittenLanguage; readonly parts: InsertionTemplate }
  | { readonly kind: "array"; readonly items: readonly Template[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [string, Template])[] };

/** Text with expressions embedded as `{$...}`. */
export type TextTemplate = readonly (string | Expression)[];

/** What a body that is given as text may be written in. */
export type WrittenLanguage = "json" | "xml" | "form";
