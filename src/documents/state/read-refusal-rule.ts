import type { JsonObject } from "../../core/json.js";
import { textOf, textsOf } from "../read-members.js";
import {
  type At,
  memberAt,
  objectAt,
  readCondition,
  readMatches,
  readValueRules,
} from "./read-value-rule.js";
import type { AnswerRule, RefusalRule, StateAccount } from "./state-model.js";

/** Both accounts that a profile may have. */
export const bothAccounts: readonly StateAccount[] = ["first", "second"];

/** Reads which documented answer is given. */
export function readAnswerRule(at: At<JsonObject>): AnswerRule {
  const { status, example } = at.node;
  return {
    pointer: at.pointer,
    ...(typeof status === "string" ? { status } : {}),
    ...(typeof example === "string" ? { example } : {}),
    set: readValueRules(objectAt(at, "set")),
    headers: readValueRules(objectAt(at, "headers")),
  };
}

/** Reads one reason for a refusal; its form has exactly one of the members that name a kind. */
export function readRefusalRule(at: At<JsonObject>): RefusalRule {
  const { node, pointer } = at;
  const base = { pointer, answer: readAnswerRule(objectAt(at, "answer")) };
  const within = textsOf(node, "within");
  if ("unknown" in node)
    return {
      ...base,
      kind: "unknown",
      table: textOf(node, "unknown"),
      match: readMatches(memberAt(at, "match")),
      refuses: "answer" in node,
    };
  if ("onlyFor" in node) {
    const allowed = textsOf(node, "onlyFor");
    return {
      ...base,
      kind: "account",
      accounts: bothAccounts.filter((account) => allowed.includes(account)),
    };
  }
  if ("again" in node) return { ...base, kind: "again", fields: textsOf(node, "again"), within };
  if ("taken" in node)
    return {
      ...base,
      kind: "taken",
      fields: textsOf(node, "taken"),
      within,
      beyond: textsOf(node, "beyond"),
    };
  if ("held" in node)
    return { ...base, kind: "held", fields: textsOf(node, "held"), within, forMs: Number(node["forMs"]) };
  if ("atMost" in node) return { ...base, kind: "limit", atMost: Number(node["atMost"]), within };
  return { ...base, kind: "condition", name: textOf(node, "named"), condition: readCondition(at) };
}
