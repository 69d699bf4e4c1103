import type { Json, JsonObject } from "../../core/json.js";

/** A value as a person would write it in TypeScript: names bare where they can be, short things on one line. */
export function codeLiteral(value: Json, indent = ""): string {
  const line = onOneLine(value);
  if (typeof value !== "object" || value === null || line.length + indent.length <= 90) return line;
  const deeper = `${indent}  `;
  const members = Array.isArray(value)
    ? value.map((item) => codeLiteral(item, deeper))
    : membersOf(value).map(([name, member]) => `${memberName(name)}: ${codeLiteral(member, deeper)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${members.map((member) => `${deeper}${member},\n`).join("")}${indent}${close}`;
}

function onOneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = membersOf(value).map(([name, member]) => `${memberName(name)}: ${onOneLine(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function membersOf(value: JsonObject | readonly Json[]): [string, Json][] {
  return Object.entries(value).flatMap(([name, member]): [string, Json][] =>
    member === undefined ? [] : [[name, member]],
  );
}

function memberName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
