import type { Json } from "../../core/json.js";
import type { Expression } from "./expression.js";

/** A value that may hold expressions: whole, embedded in text as `{$...}`, or anywhere inside. */
export type Template =
  | { readonly kind: "literal"; readonly value: Json }
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "text"; readonly parts: TextTemplate; readonly escape?: TextEscape }
  | { readonly kind: "array"; readonly items: readonly Template[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [string, Template])[] };

/** Text with expressions embedded as `{$...}`. */
export type TextTemplate = readonly (string | Expression)[];

/** How embedded values are written where the text is a body, so that none can change its structure. */
export type TextEscape = "xml" | "form";
