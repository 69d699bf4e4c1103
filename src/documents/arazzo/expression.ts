import type { JsonPointer } from "../../core/json-pointer.js";

/** A runtime expression of Arazzo 1.0.1, parsed. It is interpreted and never becomes code. */
export type Expression = {
  /** As written, for messages. */
  readonly text: string;
} & (
  | { readonly kind: "url" | "method" | "statusCode" }
  | { readonly kind: "message"; readonly of: "request" | "response"; readonly part: MessagePart }
  | { readonly kind: "input"; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: "output"; readonly name: string; readonly path: readonly string[] }
  | {
      readonly kind: "step";
      readonly step: string;
      readonly output: string;
      readonly path: readonly string[];
      readonly pointer?: JsonPointer;
    }
  | {
      readonly kind: "workflow";
      readonly workflow: string;
      readonly field: "inputs" | "outputs";
      readonly name: string;
      readonly path: readonly string[];
      readonly pointer?: JsonPointer;
    }
  | { readonly kind: "source"; readonly source: string; readonly field: string }
  | { readonly kind: "component"; readonly group: string; readonly name: string }
);

/** A part of a request or response. */
export type MessagePart =
  | { readonly kind: "header" | "query" | "path"; readonly name: string }
  /** Without a pointer the whole body. */
  | { readonly kind: "body"; readonly pointer?: JsonPointer };
