import { isOptionalMember } from "../../checks/optional-member.js";
import type { Json } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import type { Break } from "../../schema/breaks-of.js";
import type { RequestPart } from "../request-part.js";
import type { PlanContext } from "./plan-context.js";

/** Whether the profile says that faultless servers may let such a change pass. */
export function isLenient(
  { provider }: PlanContext,
  part: RequestPart,
  { broken, valid, replacement }: { broken: Break; valid: Json; replacement: Json },
): boolean {
  const { nullReadsAsAbsent, scalarsMayConvert, isImplied = false } = provider.profile;
  const at = broken.instance;
  // Web frameworks drop members that they do not know, unless told otherwise.
  if (isImplied && broken.keyword === "additionalProperties") return true;
  if (at.includes("*")) return false;
  const sent = valueAt(replacement, at);
  if (isImplied && broken.keyword === "type" && isConvertible(sent)) return true;
  if (sent === null)
    return nullReadsAsAbsent && (at === "" ? !part.required : isOptionalMember(part.described, at));
  return scalarsMayConvert && broken.keyword === "type" && convertsTo(sent, valueAt(valid, at));
}

/** Whether a web framework may make a value of another type of it: null, a scalar in quotes, a list of one. */
function isConvertible(sent: Json | undefined): boolean {
  if (Array.isArray(sent)) return sent.length === 1 && isConvertible(sent[0]);
  if (typeof sent === "string")
    return sent === "" || Number.isFinite(Number(sent)) || /^(?:true|false)$/.test(sent);
  return sent === null || typeof sent === "number" || typeof sent === "boolean";
}

/** Whether a reader that converts scalars would take one for the type of the other. */
function convertsTo(sent: Json | undefined, wanted: Json | undefined): boolean {
  if (typeof wanted === "string") return typeof sent === "number" || typeof sent === "boolean";
  if (typeof wanted === "number")
    return typeof sent === "string" && sent.trim() !== "" && Number.isFinite(Number(sent));
  return typeof wanted === "boolean" && (sent === "true" || sent === "false" || sent === 0 || sent === 1);
}
