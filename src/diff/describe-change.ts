import type { Json } from "../core/json.js";
import { pointerTokens } from "../core/json-pointer.js";
import { type DocumentChange, placeOf } from "./description/document-change.js";
import type { NodeKind } from "./description/document-grammar.js";

/** What the members of a map or list are called. */
const nouns: Partial<Readonly<Record<NodeKind, string>>> = {
  pathItem: "operation",
  paths: "path",
  webhooks: "webhook",
  callbacks: "callback",
  namedCallbacks: "callback",
  parameters: "parameter",
  namedParameters: "parameter",
  requestBodies: "request body",
  responses: "response",
  headers: "header",
  content: "media type",
  encodings: "encoding",
  examples: "example",
  links: "link",
  servers: "server",
  variables: "server variable",
  securitySchemes: "security scheme",
  schemas: "schema",
  properties: "property",
};

/** Longest value that is told in full. */
const longestValue = 80;

/** One sentence for people on what differs. */
export function describeChange(change: DocumentChange): string {
  const { kind, owner, before, after } = change;
  const what = nameOf(change);
  if (nouns[owner] !== undefined && kind !== "changed") return `${what} was ${kind}`;
  if (owner === "schemaList" || owner === "tuple") return `${what} was ${kind}`;
  if (kind === "added") return `${what} was added: ${textOf(after)}`;
  if (kind === "removed") return `${what} was removed: ${textOf(before)}`;
  return `${what} changed from ${textOf(before)} to ${textOf(after)}`;
}

function nameOf(change: DocumentChange): string {
  const { owner, member, before, after } = change;
  const tokens = pointerTokens(placeOf(change));
  switch (owner) {
    case "pathItem":
      return isOperation(tokens)
        ? `operation ${member.toUpperCase()} ${tokens.at(-2) ?? ""}`
        : `\`${member}\``;
    case "parameters": {
      const item = (after ?? before) as
        | { readonly name?: Json; readonly in?: Json; readonly $ref?: Json }
        | undefined;
      return item?.name === undefined
        ? `parameter ${String(item?.$ref ?? member)}`
        : `${String(item.in)} parameter \`${String(item.name)}\``;
    }
    case "servers":
      return `server ${textOf((after ?? before) as Json)}`;
    case "schemaList":
    case "tuple":
      return `part ${Number(member) + 1} of \`${tokens.at(-2) ?? ""}\``;
    default: {
      const noun = nouns[owner];
      return noun === undefined ? `\`${member}\`` : `${noun} \`${member}\``;
    }
  }
}

function isOperation(tokens: readonly string[]): boolean {
  return tokens.length >= 3 && tokens.at(-1) !== "servers" && tokens.at(-1) !== "parameters";
}

function textOf(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}
