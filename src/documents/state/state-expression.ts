import type { Json } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { ParameterLocation } from "../../core/request-value.js";
import { parseExpression } from "../arazzo/parse-expression.js";

/**
 * Where a value of the mock's state comes from, parsed.
 *
 * What begins with `$request.` is written as in Arazzo, which has no word for server variables and cookies:
 * those are `$request.server.NAME` and `$request.cookie.NAME`.
 */
export type StateExpression = {
  /** As written, for messages. */
  readonly text: string;
  /** Inside the value; absent for all of it. */
  readonly pointer?: JsonPointer;
} & (
  | { readonly kind: "request"; readonly in: ParameterLocation; readonly name: string }
  | { readonly kind: "body" }
  /** A field of the resource itself, or of the one that it comes along with. */
  | { readonly kind: "resource" | "parent"; readonly name: string }
  /** A member of the account that asks. */
  | { readonly kind: "account"; readonly name: string }
  /** A column of the row that a reference was found to name. */
  | { readonly kind: "known"; readonly table: string; readonly column: string }
  /** The mock's own value of a supplied binding. */
  | { readonly kind: "binding"; readonly name: string }
  | { readonly kind: "random"; readonly length: number }
  /** What `from` found; the mock's clock; a new UUID; how many were minted. */
  | { readonly kind: "it" | "now" | "uuid" | "count" }
);

/** A value with expressions in it: whole, embedded in text as `{$...}`, or anywhere inside. */
export type StateTemplate =
  | { readonly kind: "literal"; readonly value: Json }
  | { readonly kind: "expression"; readonly expression: StateExpression }
  | { readonly kind: "text"; readonly parts: readonly (string | StateExpression)[] }
  | { readonly kind: "array"; readonly items: readonly StateTemplate[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [string, StateTemplate])[] };

/** Parses an expression; `undefined` where the text is none. */
export function parseStateExpression(text: string): StateExpression | undefined {
  const server = /^\$request\.server\.(.+)$/.exec(text)?.[1];
  if (server !== undefined) return { text, kind: "request", in: "server", name: server };
  const cookie = /^\$request\.cookie\.(.+)$/.exec(text)?.[1];
  if (cookie !== undefined) return { text, kind: "request", in: "cookie", name: cookie };
  if (text.startsWith("$request.")) return requestExpression(text);
  const binding = /^\$binding\.(.+)$/.exec(text)?.[1];
  if (binding !== undefined) return { text, kind: "binding", name: binding };
  const [, head = "", pointer] = /^([^#]*)(?:#((?:\/.*)?))?$/s.exec(text) ?? [];
  const inside = pointer === undefined || pointer === "" ? {} : { pointer };
  const random = /^\$random\.([1-9]\d?)$/.exec(head)?.[1];
  if (random !== undefined) return { text, kind: "random", length: Number(random) };
  const [, kind, first, second] = /^\$([a-z]+)(?:\.([\w-]+))?(?:\.([\w-]+))?$/.exec(head) ?? [];
  if (kind === "known" && first !== undefined && second !== undefined)
    return { text, kind, table: first, column: second, ...inside };
  if (second !== undefined) return undefined;
  switch (kind) {
    case "resource":
    case "parent":
    case "account":
      return first === undefined ? undefined : { text, kind, name: first, ...inside };
    case "it":
    case "now":
    case "uuid":
    case "count":
      return first === undefined ? { text, kind, ...inside } : undefined;
    default:
      return undefined;
  }
}

/** What Arazzo has a word for is read as Arazzo reads it. */
function requestExpression(text: string): StateExpression | undefined {
  const parsed = parseExpression(text);
  if (parsed.kind === "unparsed" || parsed.expression.kind !== "message") return undefined;
  const { part } = parsed.expression;
  if (part.kind !== "body") return { text, kind: "request", in: part.kind, name: part.name };
  const pointer = pointerTo("", ...part.path);
  return { text, kind: "body", ...(pointer === "" ? {} : { pointer }) };
}

/** Parses a template; every text in it that begins like an expression and is none is told. */
export function parseStateTemplate(value: Json, tell: (text: string) => void): StateTemplate {
  if (typeof value === "string") return textTemplate(value, tell);
  if (typeof value !== "object" || value === null) return { kind: "literal", value };
  // `isArray` does not tell readonly arrays apart from objects.
  if (isList(value)) return { kind: "array", items: value.map((item) => parseStateTemplate(item, tell)) };
  const members = Object.entries(value).map(
    ([name, member]) => [name, parseStateTemplate(member ?? null, tell)] as const,
  );
  return { kind: "object", members };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function textTemplate(text: string, tell: (text: string) => void): StateTemplate {
  const parse = (written: string): StateExpression | undefined => {
    const expression = parseStateExpression(written);
    if (expression === undefined) tell(written);
    return expression;
  };
  if (text.startsWith("$")) {
    const expression = parse(text);
    return expression === undefined ? { kind: "literal", value: text } : { kind: "expression", expression };
  }
  if (!text.includes("{$")) return { kind: "literal", value: text };
  const parts = text
    .split(/(\{\$[^}]*\})/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("{$") ? (parse(part.slice(1, -1)) ?? part) : part));
  return { kind: "text", parts };
}
