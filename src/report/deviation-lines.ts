import type { DeviationStanding } from "../engine/run-gate.js";
import { plural } from "./plural.js";
import type { Results } from "./results.js";
import type { TerminalStyle } from "./terminal-style.js";

/** What a person reads of known deviations: first those that fail the run, then what is excused, by whom and how long. */
export function deviationLines({ providers, target }: Results, style: TerminalStyle): string[] {
  const lines = providers.flatMap(({ name, deviations = [] }) => {
    if (deviations.length === 0) return [];
    if (target === "mock")
      return [
        style.dim(
          `${name}: ${plural(deviations.length, "known deviation")} of the live provider; on the mock nothing is replayed or excused`,
        ),
      ];
    return deviationsOf(name, deviations, style);
  });
  return lines.length === 0 ? [] : [...lines, ""];
}

function deviationsOf(
  name: string,
  deviations: readonly DeviationStanding[],
  style: TerminalStyle,
): string[] {
  const told = (mark: string, one: DeviationStanding) =>
    `${mark} ${name}: known deviation ${one.check} (${one.place}) of ${one.case}: ${one.says}`;
  const stale = deviations.filter(({ standing }) => standing === "gone");
  const expired = deviations.filter(({ standing, isExpired }) => standing !== "gone" && isExpired);
  const rest = deviations.filter(({ standing, isExpired }) => standing !== "gone" && !isExpired);
  const open = rest.filter(({ standing }) => standing === "flaky" || standing === "unsettled");
  const excused = rest.filter(({ standing }) => standing === "there");
  return [
    ...[...stale, ...expired].map((one) => told(style.red("✗"), one)),
    ...open.map((one) => told(style.yellow("?"), one)),
    ...(excused.length === 0 ? [] : [excusedLine(name, excused)]),
  ];
}

function excusedLine(name: string, excused: readonly DeviationStanding[]): string {
  const terms = excused.map(({ owner, expires }) => `${owner}, until ${expires}`);
  return `${name}: ${plural(excused.length, "known deviation")} (${[...new Set(terms)].join("; ")})`;
}

/** How to put on record what is new; nothing where a known deviation could not excuse it. */
export function adoptionLines({ providers, target }: Results, resultsFile: string): string[] {
  const isNew = providers.some(({ cases }) =>
    cases.some(({ findings }) => findings.some(({ recipe }) => recipe !== undefined)),
  );
  if (target !== "live" || !isNew) return [];
  return [`to put what is new on record: assay gate ${resultsFile} --adopt --owner WHO --reason WHY`];
}
