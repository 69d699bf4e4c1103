import { groupedBy } from "../core/grouped-by.js";
import { plural } from "../report/plural.js";
import type { PlannedCase, PlannedProvider } from "./planned-provider.js";

/** A plan for people: by operation and kind, workflows one by one, then what is left out and why. */
export function planText(plan: PlannedProvider, { listsCases }: { readonly listsCases: boolean }): string {
  const shown = listsCases ? plan.cases : plan.cases.filter(({ kind }) => kind === "workflow");
  const sections = [
    [`${plan.name}, against ${plan.target === "mock" ? "our mock" : "a live server"}`],
    operationLines(plan),
    shown.map(caseLine),
    lackingLines(plan),
    plan.leave.map(
      ({ allow, cases, ...most }) =>
        `--allow ${allow} adds ${plural(cases.length, "case")}, ${mostText(most)}: ${someOf(cases)}`,
    ),
    plan.notExercised.map(
      ({ operation, place, reason }) =>
        `not exercised: ${[plan.name, operation, place].filter((part) => part !== undefined).join(" ")}: ${reason}`,
    ),
    [...(listsCases ? [] : ["--cases lists each case"]), ...totalLines(plan)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function operationLines({ operations, cases }: PlannedProvider): string[] {
  return operations.flatMap(({ operation, method, path, effects, billable, ...most }) => {
    const own = cases.filter((item) => item.operation === operation && item.kind !== "workflow");
    const kinds = [...groupedBy(own, ({ kind }) => kind)];
    const does = [...effects, ...(billable ? ["billable"] : [])].join(", ");
    return [
      `${method} ${path}  ${operation}  [${does}; ${mostText(most)}]`,
      ...kinds.map(
        ([kind, list]) =>
          `  ${kind.padEnd(12)}${plural(list.length, "case").padEnd(12)}${skippedText(list)}${sumText(list)}`,
      ),
    ];
  });
}

function skippedText(cases: readonly PlannedCase[]): string {
  const skipped = cases.filter((item) => item.skipped !== undefined).length;
  return skipped === 0 ? "" : `${skipped} skipped, `;
}

function sumText(cases: readonly PlannedCase[]): string {
  const running = cases.filter(({ skipped }) => skipped === undefined);
  return mostText({
    maxRequests: running.reduce((sum, { maxRequests }) => sum + maxRequests, 0),
    maxCreates: running.reduce((sum, { maxCreates }) => sum + maxCreates, 0),
  });
}

function caseLine(item: PlannedCase): string {
  const { name, workflow, effects, billable, skipped, fits } = item;
  const told = [
    effects.join(", ") || "nothing sent",
    ...(billable ? ["billable"] : []),
    ...(workflow === undefined || workflow.needs.length === 0 ? [] : [`needs ${workflow.needs.join(", ")}`]),
  ];
  const inputs = workflow === undefined ? "" : ` with ${plural(workflow.runs, "input")}`;
  const reasons = [
    ...(workflow?.origin.kind === "inferred" ? [`inferred: ${workflow.origin.reason}`] : []),
    ...(skipped === undefined ? [] : [`skipped: ${skipped}`]),
    ...(fits === false ? ["only if others leave enough of the budget"] : []),
  ];
  return [`${name}  [${told.join(", ")}; ${mostText(item)}${inputs}]`, ...reasons].join("  ");
}

function lackingLines({ lacking }: PlannedProvider): string[] {
  return lacking.map(({ variable, required, cases, places }) => {
    if (required) return `${variable} is not set: a live run does not start without it`;
    const without = [
      ...(cases.length === 0 ? [] : [`skips ${someOf(cases)}`]),
      ...(places.length === 0 ? [] : [`leaves out ${places.join("; ")}`]),
    ];
    return `${variable} is not set: ${without.join("; ") || "nothing selected needs it"}`;
  });
}

function totalLines({ name, cases, budget, billable, ...most }: PlannedProvider): string[] {
  const sent = cases.filter(({ skipped }) => skipped === undefined);
  const largest = Math.max(0, ...sent.map(({ shrinking }) => shrinking.requests));
  const fitting = sent.filter(({ fits }) => fits !== false);
  const promises = new Set(fitting.flatMap((item) => item.promises));
  const limits = [
    ...(budget.maxRequests === null ? [] : [plural(budget.maxRequests, "request")]),
    ...(budget.maxCreates === null ? [] : [plural(budget.maxCreates, "creation")]),
  ];
  const sentBillable = sent.some((item) => item.billable);
  return [
    `${name}: ${plural(cases.length, "case")}, ${cases.length - sent.length} of them skipped, ${mostText(most)}; making a breach smaller, polling and requests that the server wants again come on top (up to ${plural(largest, "request")} for one breach)`,
    ...(sentBillable ? [`billable: ${billable.join(", ")}`] : []),
    ...(limits.length === 0
      ? []
      : [
          `a budget of ${limits.join(" and ")} suffices for certain for ${fitting.length} of ${plural(sent.length, "case")}, which try ${plural(promises.size, "promise")}`,
        ]),
  ];
}

function mostText({ maxRequests, maxCreates }: { maxRequests: number; maxCreates: number }): string {
  const creations = maxCreates === 0 ? "" : `, ${plural(maxCreates, "creation")}`;
  return `at most ${plural(maxRequests, "request")}${creations}`;
}

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
