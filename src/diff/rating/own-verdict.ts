import type { Json } from "../../core/json.js";
import { pointerTokens } from "../../core/json-pointer.js";
import { type DocumentChange, placeOf } from "../description/document-change.js";
import type { NodeKind } from "../description/document-grammar.js";
import type { Direction } from "../description/uses.js";
import { keywordRelation } from "./keyword-relation.js";
import { parameterRelation } from "./parameter-relation.js";
import { inverted, type Relation } from "./relation.js";
import { type Verdict, verdictOn } from "./verdict.js";

/** A change as one direction sees it. */
export interface SeenChange {
  readonly change: DocumentChange;
  readonly direction: Direction;
  /** The object of a removed property takes no others. */
  readonly isClosed: boolean;
  readonly before?: Json;
  readonly after?: Json;
}

const remarks = new Set([
  ...["description", "summary", "title", "example", "examples", "externalDocs", "$comment", "tags"],
  ...["bearerFormat", "$schema", "$id", "jsonSchemaDialect"],
]);

/** Objects whose members are named by OpenAPI and not by the provider. */
const namedByOpenapi: ReadonlySet<NodeKind> = new Set<NodeKind>([
  ...(["root", "pathItem", "operation", "parameter", "requestBody", "response", "header"] as const),
  ...(["mediaType", "server", "variable", "securityScheme", "schema", "info"] as const),
]);

/** Whether a change says something to people alone. */
export function isRemark({ owner, member }: DocumentChange): boolean {
  if (owner === "info" || owner === "examples") return true;
  if (!namedByOpenapi.has(owner)) return false;
  if (remarks.has(member) || (owner === "root" && member === "openapi")) return true;
  return member.startsWith("x-") && owner !== "securityScheme";
}

/** What direction alone says of a change; undefined where it says nothing. */
export function ownVerdict(seen: SeenChange): Verdict | undefined {
  const relation = relationOf(seen);
  if (relation === undefined) return undefined;
  const { polarity } = seen.change;
  if (relation === "same" || polarity === "plain") return verdictOn(relation, seen.direction);
  return verdictOn(polarity === "unknown" ? "other" : inverted(relation), seen.direction);
}

function relationOf({ change, direction, before, after, isClosed }: SeenChange): Relation | undefined {
  const { owner, member, kind } = change;
  switch (owner) {
    case "schema":
      return flagRelation(member, direction, { before, after }) ?? keywordRelation(member, before, after);
    case "schemaList":
      return listRelation(change);
    case "tuple":
      return "other";
    case "properties":
      // In `patternProperties` and the like, what comes binds members that were free.
      if (parentOf(change) !== "properties")
        return kind === "changed" ? undefined : kind === "added" ? "narrower" : "wider";
      // What a client sends there is ignored, unless nothing unknown is taken.
      return kind === "removed" && direction === "request" ? (isClosed ? "narrower" : "wider") : undefined;
    case "discriminator":
      return member === "propertyName" ? "other" : undefined;
    case "encoding":
      return "other";
    case "parameters":
    case "headers":
      return kind === "added" && isRequired(after) ? "narrower" : undefined;
    case "parameter":
    case "header":
    case "requestBody":
      return parameterRelation({ owner, member, before, after }, change);
    case "operation":
      return member === "requestBody" && kind === "added" && isRequired(after) ? "narrower" : undefined;
    default:
      return undefined;
  }
}

function listRelation(change: DocumentChange): Relation {
  if (change.kind === "changed") return "other";
  const isAdded = change.kind === "added";
  return (parentOf(change) === "allOf") === isAdded ? "narrower" : "wider";
}

/** `readOnly` takes a property out of requests, `writeOnly` out of answers, and either back in. */
function flagRelation(
  member: string,
  direction: Direction,
  { before, after }: { readonly before: Json | undefined; readonly after: Json | undefined },
): Relation | undefined {
  if (member !== "readOnly" && member !== "writeOnly") return undefined;
  if ((before === true) === (after === true)) return "same";
  if ((member === "readOnly") !== (direction === "request")) return "same";
  const isTakenOut = after === true;
  return isTakenOut === (direction === "request") ? "narrower" : "wider";
}

function parentOf(change: DocumentChange): string | undefined {
  return pointerTokens(placeOf(change)).at(-2);
}

function isRequired(value: Json | undefined): boolean {
  return typeof value === "object" && value !== null && "required" in value && value["required"] === true;
}
