import { type Case, caseKinds } from "../engine/case.js";
import type { Fault } from "../mock/faults/fault.js";
import type { Sabotage } from "../mock/sabotage.js";
import type { AnswerGroup, Rehearsal } from "./rehearse.js";

/** So many cases of one kind that get the same answers tell no less than all of them. */
const mostAlike = 4;

/** The cases that can meet a fault, those that are most likely to find it first. */
export function meetingCases(
  fault: Fault,
  cases: readonly Case[],
  { groups, requests }: Pick<Rehearsal, "groups" | "requests">,
): readonly Case[] {
  // Only its own workflow knows what a criterion compares with.
  if (fault.workflow !== undefined)
    return cases.filter(({ name, provider }) => name === `${provider}/workflow/${fault.workflow}`);
  const { refusesValid } = fault.sabotage;
  if (refusesValid !== undefined) {
    const sending = new Set(
      requests
        .filter(({ operation, value }) => refusesValid(operation, value))
        .map((request) => request.case),
    );
    return few(cases.filter(({ name }) => sending.has(name)));
  }
  const named = cases.filter(({ name, provider }) => {
    const wanted = namesake(fault, provider);
    return name === wanted || name.startsWith(`${wanted}/`);
  });
  const others =
    fault.sabotage.change === undefined
      ? ofOperation(fault, cases)
      : seeing(fault, fault.sabotage.change, cases, groups);
  return [...new Set([...named, ...inOrder(fault, others)])];
}

/** The name of the case that breaks what the fault does not enforce: both have their names from the same place. */
export function namesake({ name }: Fault, provider: string): string {
  return `${provider}/${name.replace("/request/", "/negative/")}`;
}

/** Cases of the fault's operation, and whatever sends several requests; of those that are alike a few. */
function ofOperation({ operation, family }: Fault, cases: readonly Case[]): Case[] {
  const isMet = (item: Case): boolean =>
    operation === undefined || item.operation === undefined || item.operation.id === operation;
  const met = cases.filter((item) => item.effects.length > 0 && (family === "state" || isMet(item)));
  return few(met);
}

/** Of those that are alike a few; what sends several requests is like nothing else. */
function few(cases: readonly Case[]): Case[] {
  const counts = new Map<string, number>();
  return cases.filter((item) => {
    if (item.kind === "workflow") return true;
    const alike = `${item.kind} ${item.operation?.id}`;
    const count = (counts.get(alike) ?? 0) + 1;
    counts.set(alike, count);
    return count <= mostAlike;
  });
}

/** Cases that get an answer which the fault changes. */
function seeing(
  fault: Fault,
  change: NonNullable<Sabotage["change"]>,
  cases: readonly Case[],
  groups: readonly AnswerGroup[],
): Case[] {
  const byName = new Map(cases.map((item) => [item.name, item]));
  const found = groups
    .filter(({ operation }) => fault.operation === undefined || operation === fault.operation)
    .filter(({ answer, to }) => change(answer, to) !== answer)
    .flatMap((group) => {
      const counts = new Map<string, number>();
      return group.cases.flatMap((name) => {
        const item = byName.get(name);
        if (item === undefined) return [];
        const count = (counts.get(item.kind) ?? 0) + 1;
        counts.set(item.kind, count);
        return count > mostAlike ? [] : [item];
      });
    });
  return [...new Set(found)];
}

/** What is kept between requests shows only where several are sent, so those come first. */
function inOrder({ family }: Fault, cases: readonly Case[]): Case[] {
  if (family !== "state") return interleaved(cases);
  const isWorkflow = ({ kind }: Case) => kind === "workflow";
  return [...cases.filter(isWorkflow), ...interleaved(cases.filter((item) => !isWorkflow(item)))];
}

/** One case of each kind in turn, so that what one kind cannot see another soon does. */
function interleaved(cases: readonly Case[]): Case[] {
  const kinds = caseKinds.map((kind) => cases.filter((item) => item.kind === kind));
  const longest = Math.max(0, ...kinds.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => kinds.flatMap((ofKind) => ofKind[turn] ?? [])).flat();
}
