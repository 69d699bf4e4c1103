import type { Json } from "../core/json.js";
import { pointerTokens, withValueAt } from "../core/json-pointer.js";
import type { Replacement, StepBody } from "../documents/arazzo/workflow.js";
import { replacedInXml, XPathFault } from "../documents/arazzo/xpath.js";
import { fillTemplate } from "./evaluate-expression.js";
import type { Facts } from "./facts.js";
import type { StepCall } from "./ports.js";
import { reachInto } from "./reach-into.js";
import { textOfValue } from "./text-of-value.js";

/** A body with every expression evaluated, or why there is none to send. */
export type PreparedBody =
  | { readonly kind: "ready"; readonly body: StepCall["body"] }
  | { readonly kind: "impossible"; readonly reason: string };

/** The body of a step, what is to be replaced in it replaced. */
export function bodyOfStep(
  { contentType, form, payload, replacements }: StepBody,
  facts: Facts,
): PreparedBody {
  let value: Json | undefined = payload === undefined ? undefined : fillTemplate(payload, facts);
  for (const replacement of replacements) {
    const replaced = replacedIn(value, replacement, facts);
    if (replaced.kind === "impossible") return replaced;
    value = replaced.value;
  }
  if (value === undefined) return { kind: "ready", body: undefined };
  return {
    kind: "ready",
    body: { ...(contentType === undefined ? {} : { contentType }), form, value },
  };
}

type Replaced =
  | { readonly kind: "replaced"; readonly value: Json | undefined }
  | { readonly kind: "impossible"; readonly reason: string };

function replacedIn(
  payload: Json | undefined,
  { kind, target, value: template }: Replacement,
  facts: Facts,
): Replaced {
  const value = fillTemplate(template, facts);
  if (kind === "pointer")
    return leadsSomewhere(payload, pointerTokens(target))
      ? { kind: "replaced", value: withValueAt(payload, target, value) }
      : { kind: "impossible", reason: `"${target}" leads into an array and names no place in it` };
  try {
    return { kind: "replaced", value: replacedInXml(textOfValue(payload), target, textOfValue(value)) };
  } catch (cause) {
    if (!(cause instanceof XPathFault)) throw cause;
    return { kind: "impossible", reason: cause.message };
  }
}

/** A member that is not there is made; an array has places for its items, and one more behind them. */
function leadsSomewhere(payload: Json | undefined, tokens: readonly string[]): boolean {
  let value = payload;
  for (const token of tokens) {
    if (
      Array.isArray(value) &&
      token !== "-" &&
      !(/^(?:0|[1-9]\d*)$/.test(token) && Number(token) <= value.length)
    )
      return false;
    value = reachInto(value, [token]);
  }
  return true;
}
