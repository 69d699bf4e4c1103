import { dirname } from "node:path";
import type { Results } from "../results.js";
import type { TerminalStyle } from "../terminal-style.js";

/** Where a run's results are. */
export interface ResultsPlace {
  readonly resultsFile: string;
  /** The page of the same results; absent where none was asked for. */
  readonly page?: string;
}

/** On narrower terminals a command stands below what it is for. */
const leastSideBySide = 72;

/** What a person may want to do next, as commands to copy; empty where nothing is left to do. */
export function nextSteps(results: Results, place: ResultsPlace, { dim, wrapsAt }: TerminalStyle): string[] {
  const steps = [
    ...replayStep(results, place),
    ...againStep(results),
    ...adoptStep(results, place),
    ...sweepStep(results),
    ...pageStep(results, place),
  ];
  if (steps.length === 0) return [];
  const width = Math.max(...steps.map(([what]) => what.length));
  const line = ([what, how]: Step) =>
    wrapsAt < leastSideBySide ? `  ${dim(what)}\n    ${how}` : `  ${dim(what.padEnd(width))}  ${how}`;
  return ["", dim("next"), ...steps.map(line)];
}

type Step = readonly [what: string, how: string];

/** All that broke, on the same target: what a case's own replay says beside its name. */
function replayStep({ providers }: Results, { resultsFile }: ResultsPlace): Step[] {
  const [broken] = providers.flatMap(({ cases }) => cases.filter(({ verdict }) => verdict === "violates"));
  if (broken === undefined) return [];
  return [["try what broke again", broken.replay.replace(broken.name, resultsFile)]];
}

/** What could not be concluded is settled by a run of its provider, on the same target. */
function againStep({ providers }: Results): Step[] {
  return providers.flatMap(({ name, cases, stopped }): Step[] => {
    const open = cases.find(({ verdict }) => verdict === "inconclusive");
    if (open === undefined || stopped === undefined) return [];
    const [, flags = ""] = open.replay.split(open.name);
    return [["run it again", `assay verify ${name}${flags}`]];
  });
}

/** On the live target: what is known need not fail the next run. */
function adoptStep({ providers, target }: Results, { resultsFile }: ResultsPlace): Step[] {
  const isNew = providers.some(({ cases }) =>
    cases.some(({ findings }) => findings.some(({ recipe }) => recipe !== undefined)),
  );
  if (target !== "live" || !isNew) return [];
  return [["put it on record", `assay gate ${resultsFile} --adopt --owner WHO --reason WHY`]];
}

/** A mock takes what is left with it. */
function sweepStep({ target, providers }: Results): Step[] {
  if (target === "mock" || providers.every(({ leftovers }) => leftovers.length === 0)) return [];
  return [["delete what is left", "assay sweep"]];
}

function pageStep({ summary }: Results, { resultsFile, page }: ResultsPlace): Step[] {
  if (page !== undefined) return [["read it as a page", page]];
  if (summary.violates + summary.stale + summary.warnings === 0) return [];
  const folder = dirname(resultsFile);
  return [["read it as a page", `assay report ${folder} --report html --out ${folder}`]];
}
