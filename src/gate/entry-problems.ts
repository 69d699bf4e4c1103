import { allChecks } from "../checks/all-checks.js";
import { allDocumentsChecks } from "../checks/documents/all-documents-checks.js";
import type { JsonObject } from "../core/json.js";
import { pointerTo } from "../core/json-pointer.js";
import type { Problem } from "../core/problem.js";
import { inferences } from "../documents/crud/inferences.js";
import { problemAt } from "../documents/document-validator.js";
import type { Provider } from "../documents/model.js";
import type { SourceDocument } from "../documents/read-document.js";
import { isSameBreach } from "./breach.js";
import { covers, type KnownDeviation, speaksOf } from "./known-deviation.js";

/** Entries of a list of known deviations, and what could be loaded of each. */
export interface Entries {
  readonly entries: readonly JsonObject[];
  readonly deviations: readonly (KnownDeviation | undefined)[];
  readonly provider: Provider;
  readonly caseNames: () => ReadonlySet<string>;
}

/** What is wrong with entries that have the right form: names of nothing, impossible dates, the same breach twice. */
export function entryProblems(
  list: SourceDocument,
  { entries, deviations, provider, caseNames }: Entries,
): Problem[] {
  const promises = new Set(provider.promises.map(({ id }) => id));
  const names = [...caseNames()];
  return entries.flatMap((entry, index) => {
    const problem = (member: string, message: string) =>
      problemAt(list, pointerTo("", index, member), message);
    const { promise, check, since, expires } = entry;
    return [
      ...unknownCases(entry, names).map((pattern) =>
        problem(
          "case",
          `There is no case "${pattern}"; \`assay plan ${provider.name}\` lists those that there are.`,
        ),
      ),
      ...(promise === undefined || promises.has(String(promise))
        ? []
        : [problem("promise", `The catalogue of ${provider.name} has no promise "${String(promise)}".`)]),
      ...(knownChecks.has(String(check)) ? [] : [problem("check", `There is no check "${String(check)}".`)]),
      ...[
        { member: "since", date: since },
        { member: "expires", date: expires },
      ].flatMap(({ member, date }) =>
        isDate(String(date)) ? [] : [problem(member, `${String(date)} is no day of the calendar.`)],
      ),
      ...disagreement(deviations[index], provider).map((message) => problem("counterexample", message)),
      ...duplicatesOf(entries, index).map((other) =>
        problem(
          "case",
          `The same breach of the same case stands in the entry at ${pointerTo("", other)} already.`,
        ),
      ),
    ];
  });
}

const knownChecks: ReadonlySet<string> = new Set([
  ...allChecks.map(({ id }) => id),
  ...allDocumentsChecks.map(({ id }) => id),
  ...Object.keys(inferences),
  "workflow-criterion",
]);

function patternsOf({ case: named }: JsonObject): string[] {
  return (Array.isArray(named) ? named : [named]).map(String);
}

function unknownCases(entry: JsonObject, names: readonly string[]): string[] {
  return patternsOf(entry).filter((pattern) => !names.some((name) => covers(pattern, name)));
}

/** Whether a text names a day that there is. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** Entry and file must speak of the same breach: else one of them was changed without the other. */
function disagreement(deviation: KnownDeviation | undefined, provider: Provider): string[] {
  if (deviation === undefined) return [];
  const { counterexample, note, breach } = deviation;
  const file = note.counterexample;
  if (counterexample.provider !== provider.name)
    return [`${file} is of provider ${counterexample.provider}.`];
  if (!speaksOf(deviation, counterexample.case))
    return [`${file} is of case ${counterexample.case}, which the entry does not name.`];
  if (isSameBreach(breach, counterexample.breach)) return [];
  const shown = JSON.stringify(counterexample.breach);
  return [
    `${file} shows another breach than the entry: ${shown}. Make them agree, or adopt the breach anew.`,
  ];
}

const breachMembers = ["check", "promise", "place", "constraint", "operation", "received"] as const;

/** Earlier entries of the same breach that speak of a case of this one. */
function duplicatesOf(entries: readonly JsonObject[], index: number): number[] {
  const entry = entries[index];
  if (entry === undefined) return [];
  return entries.slice(0, index).flatMap((other, at) => {
    const isSame = breachMembers.every((member) => entry[member] === other[member]);
    const overlaps = patternsOf(entry).some((pattern) =>
      patternsOf(other).some((its) => covers(its, pattern) || covers(pattern, its)),
    );
    return isSame && overlaps ? [at] : [];
  });
}
