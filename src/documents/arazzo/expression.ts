import type { Json } from "../../core/json.js";
import type { Template } from "./template.js";

/**
 * A runtime expression of Arazzo 1.0.1, parsed and with its names resolved against the document. It is
 * interpreted and never becomes code.
 */
export type Expression = {
  /** As written, for messages. */
  readonly text: string;
} & (
  | { readonly kind: "url" | "method" | "statusCode" }
  | { readonly kind: "message"; readonly of: "request" | "response"; readonly part: MessagePart }
  | { readonly kind: "input"; readonly name: string; readonly path: ValuePath }
  /** An output of the workflow that the step has run. */
  | { readonly kind: "output"; readonly name: string; readonly path: ValuePath }
  | { readonly kind: "step"; readonly step: string; readonly output: string; readonly path: ValuePath }
  | {
      readonly kind: "workflow";
      readonly workflow: string;
      readonly field: "inputs" | "outputs";
      readonly name: string;
      readonly path: ValuePath;
    }
  /** Known from the document alone, such as the URL of a source description. */
  | { readonly kind: "constant"; readonly value: Json }
  /** The value of a parameter that stands in the components. */
  | { readonly kind: "parameter"; readonly name: string; readonly value: Template }
);

/** Names and indices that lead into a value: tokens of a JSON Pointer, `.name` and `[index]` alike. */
export type ValuePath = readonly string[];

/** A part of a request or response. */
export type MessagePart =
  | { readonly kind: "header" | "query" | "path"; readonly name: string }
  /** With an empty path the whole body. */
  | { readonly kind: "body"; readonly path: ValuePath };
