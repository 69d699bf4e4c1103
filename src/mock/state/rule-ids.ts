import type { RefusalRule, StateOperation, StateResource } from "../../documents/state/state-model.js";

/** How a field comes by its value. */
export type FieldAspect = "echo" | "default" | "computed" | "progress";

/** What an operation does that can go wrong. */
export type OperationAspect = "finds" | "lists" | "filters" | "removes" | "misses";

/** The ids of everything that a kind of resource keeps to, made in one place for who breaks and who asks. */
export const ruleIds = {
  minted: ({ name }: StateResource) => `${name}/id/minted`,
  field: ({ name }: StateResource, field: string, aspect: FieldAspect) => `${name}/${field}/${aspect}`,
  shown: ({ name }: StateResource, pointer: string) => `${name}${pointer}/shown`,
  hidden: ({ name }: StateResource, pointer: string) => `${name}${pointer}/hidden`,
  remembered: ({ name }: StateResource) => `${name}/create/remembers`,
  /** A reason for a refusal at creation, or of another operation. */
  refusal: ({ name }: StateResource, operation: StateOperation | undefined, rule: RefusalRule) =>
    `${name}/${operation?.operation ?? "create"}/${refusalName(rule)}`,
  /** Which documented answer a refusal takes. */
  answer: (refusal: string) => `${refusal}/answer`,
  /** A repeated creation changes nothing. */
  keeps: (refusal: string) => `${refusal}/keeps`,
  /** What is gone no longer counts. */
  frees: (refusal: string) => `${refusal}/frees`,
  operation: ({ name }: StateResource, { operation }: StateOperation, aspect: OperationAspect) =>
    `${name}/${operation}/${aspect}`,
  missingAnswer: ({ name }: StateResource, { operation }: StateOperation) =>
    `${name}/${operation}/misses/answer`,
  sets: ({ name }: StateResource, { operation }: StateOperation, field: string) =>
    `${name}/${operation}/sets ${field}`,
  access: ({ name }: StateResource) => `${name}/access`,
  accessAnswer: ({ name }: StateResource) => `${name}/access/answer`,
  grant: ({ name }: StateResource, operation: string) => `${name}/access/grants ${operation}`,
} as const;

function refusalName(rule: RefusalRule): string {
  switch (rule.kind) {
    case "unknown":
      return `unknown ${rule.table}`;
    case "account":
      return `only ${rule.accounts.join(" and ")}`;
    case "limit":
      return `at most ${rule.atMost}`;
    case "condition":
      return rule.name;
    default: {
      const within = rule.within.length === 0 ? "" : ` within ${rule.within.join(" and ")}`;
      const beyond =
        rule.kind === "taken" && rule.beyond.length > 0 ? ` beyond ${rule.beyond.join(" and ")}` : "";
      return `${rule.kind} ${rule.fields.join(" and ")}${within}${beyond}`;
    }
  }
}

/** How a field comes by its value: what of it can be broken. */
export function aspectsOf(resource: StateResource, field: string): readonly FieldAspect[] {
  const rule = resource.fields.get(field);
  if (rule === undefined) return [];
  if (rule.after !== undefined) return ["progress"];
  const fromRequest = rule.from?.kind === "request" || rule.from?.kind === "body";
  const isEcho =
    (fromRequest && rule.choose === undefined && rule.times === undefined && rule.value === undefined) ||
    (rule.value?.kind === "expression" &&
      (rule.value.expression.kind === "request" || rule.value.expression.kind === "body"));
  const isDefaulted = rule.default !== undefined;
  return [isEcho ? "echo" : "computed", ...(isDefaulted ? (["default"] as const) : [])];
}
