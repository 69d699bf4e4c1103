import { pointerTokens } from "../../core/json-pointer.js";
import type { MessagePart } from "./expression.js";
import type { ExpressionSyntax, NamedRoot } from "./expression-syntax.js";

/** What text is as an expression, or why it is none. */
export type ParsedExpression =
  | { readonly kind: "parsed"; readonly expression: ExpressionSyntax }
  | { readonly kind: "unparsed"; readonly reason: string };

const roots: ReadonlySet<string> = new Set<NamedRoot>([
  "inputs",
  "outputs",
  "steps",
  "workflows",
  "sourceDescriptions",
  "components",
]);

/**
 * Parses a whole runtime expression, by the grammar of Arazzo 1.0.1.
 *
 * @see https://spec.openapis.org/arazzo/v1.0.1.html#runtime-expressions
 */
export function parseExpression(text: string): ParsedExpression {
  if (text === "$url") return parsed({ text, kind: "url" });
  if (text === "$method") return parsed({ text, kind: "method" });
  if (text === "$statusCode") return parsed({ text, kind: "statusCode" });
  const [, root = "", rest = ""] = /^\$([A-Za-z]+)\.(.*)$/s.exec(text) ?? [];
  if (root === "request" || root === "response") return parseMessage(text, root, rest);
  if (isNamedRoot(root)) return parseNamed(text, root, rest);
  return unparsed(`"${text}" is no runtime expression of Arazzo 1.0.1`);
}

/** Whether text means to be an expression: a dollar sign with a letter after it. */
export function looksLikeExpression(text: string): boolean {
  return /^\$[A-Za-z]/.test(text);
}

function isNamedRoot(root: string): root is NamedRoot {
  return roots.has(root);
}

function parseMessage(text: string, of: "request" | "response", rest: string): ParsedExpression {
  const part = parsePart(rest);
  if (typeof part === "string") return unparsed(`"${text}" ${part}`);
  if (of === "response" && (part.kind === "query" || part.kind === "path"))
    return unparsed(`"${text}" asks a response for its ${part.kind}, which only requests have`);
  return parsed({ text, kind: "message", of, part });
}

/** A part of a message, or what is wrong with it. */
function parsePart(rest: string): MessagePart | string {
  if (rest === "body") return { kind: "body", path: [] };
  if (rest.startsWith("body#")) {
    const pointer = rest.slice("body#".length);
    return isPointer(pointer)
      ? { kind: "body", path: pointerTokens(pointer) }
      : "has a JSON Pointer that is none";
  }
  const [, kind, name = ""] = /^(header|query|path)\.(.*)$/s.exec(rest) ?? [];
  if (kind === "header")
    return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) ? { kind, name } : "has no header's name";
  if (kind === "query" || kind === "path") return name === "" ? "has no parameter's name" : { kind, name };
  if (/^body[.[]/.test(rest)) return "must reach into the body by a JSON Pointer, such as body#/name";
  return "must name header.<name>, query.<name>, path.<name> or body#<pointer>";
}

function parseNamed(text: string, root: NamedRoot, rest: string): ParsedExpression {
  const hash = rest.search(/#(?:\/|$)/);
  const name = hash === -1 ? rest : rest.slice(0, hash);
  const pointer = hash === -1 ? "" : rest.slice(hash + 1);
  if (name === "") return unparsed(`"${text}" has no name after $${root}.`);
  if (!isPointer(pointer)) return unparsed(`"${text}" has a JSON Pointer that is none`);
  return parsed({ text, kind: "named", root, name, path: pointerTokens(pointer) });
}

function isPointer(text: string): boolean {
  return /^(?:\/(?:[^~/]|~[01])*)*$/.test(text);
}

function parsed(expression: ExpressionSyntax): ParsedExpression {
  return { kind: "parsed", expression };
}

function unparsed(reason: string): ParsedExpression {
  return { kind: "unparsed", reason };
}
