import type { MessagePart } from "./expression.js";

/** An expression as the grammar sees it: which names exist is not known yet. */
export type ExpressionSyntax = { readonly text: string } & (
  | { readonly kind: "url" | "method" | "statusCode" }
  | { readonly kind: "message"; readonly of: "request" | "response"; readonly part: MessagePart }
  | {
      readonly kind: "named";
      readonly root: NamedRoot;
      /** All that follows the root's dot, up to a pointer. */
      readonly name: string;
      /** The tokens of the JSON Pointer that follows the name; empty without one. */
      readonly path: readonly string[];
    }
);

/** What a name belongs to. */
export type NamedRoot = "inputs" | "outputs" | "steps" | "workflows" | "sourceDescriptions" | "components";
