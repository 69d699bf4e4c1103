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
  const { nullReadsAsAbsent, scalarsMayConvert } = provider.profile;
  const at = broken.instance;
  if (at.includes("*")) return false;
  const sent = valueAt(replacement, at);
  if (sent === null)
    return nullReadsAsAbsent && (at === "" ? !part.required : isOptionalMember(part.described, at));
  return scalarsMayConvert && broken.keyword === "type" && convertsTo(sent, valueAt(valid, at));
}

/** Whether a reader that converts scalars would take one for the type of the other. */
function convertsTo(sent: Json | undefined, wanted: Json | undefined): boolean {
  if (typeof wanted === "string") return typeof sent === "number" || typeof sent === "boolean";
  if (typeof wanted === "number")
    return typeof sent === "string" && sent.trim() !== "" && Number.isFinite(Number(sent));
  return typeof wanted === "boolean" && (sent === "true" || sent === "false" || sent === 0 || sent === 1);
}
