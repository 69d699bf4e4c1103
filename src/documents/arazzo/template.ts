import type { Json } from "../../core/json.js";
import type { Expression } from "./expression.js";

/** A value that may hold expressions: whole, embedded in text as `{$...}`, or anywhere inside. */
export type Template =
  | { readonly kind: "literal"; readonly value: Json }
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "text"; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: "array"; readonly items: readonly Template[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [string, Template])[] };
