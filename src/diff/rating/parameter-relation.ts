import type { Json } from "../../core/json.js";
import type { DocumentChange } from "../description/document-change.js";
import type { NodeKind } from "../description/document-grammar.js";
import type { Relation } from "./relation.js";

/** A member of a parameter, header or request body, before and after. */
export interface MemberChange {
  readonly owner: NodeKind;
  readonly member: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** How a change of a parameter, header or request body bears on what may be sent; undefined where it does not. */
export function parameterRelation(
  { member, before, after }: MemberChange,
  change: DocumentChange,
): Relation | undefined {
  switch (member) {
    case "required":
      if ((before === true) === (after === true)) return "same";
      return after === true ? "narrower" : "wider";
    case "allowEmptyValue":
    case "allowReserved":
      if ((before === true) === (after === true)) return "same";
      return after === true ? "wider" : "narrower";
    case "name":
      // Only one of the path, or a header in another case, is found again under another name: neither travels.
      return "same";
    case "style":
    case "explode":
      return isDefault(change, before) && isDefault(change, after) ? "same" : "other";
    case "in":
      return "other";
    case "schema":
      return change.kind === "added" ? "narrower" : change.kind === "removed" ? "wider" : undefined;
    default:
      return undefined;
  }
}

/** What is written as `style: simple` or `form` may say no more than what it means to leave it out. */
function isDefault({ member, kind }: DocumentChange, value: Json | undefined): boolean {
  if (value === undefined) return kind !== "changed";
  return member === "style" ? value === "simple" || value === "form" : false;
}
