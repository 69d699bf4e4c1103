import type { DeviationStanding } from "../engine/run-gate.js";
import { failingDeviations } from "./failing-deviations.js";
import { plural } from "./plural.js";
import type { Results } from "./results.js";
import { hangingText } from "./terminal/hanging-text.js";
import type { TerminalStyle } from "./terminal-style.js";

/** What a person reads of known deviations: first those that fail the run, then what is excused, by whom and how long. */
export function deviationLines(
  { providers, target }: Results,
  style: TerminalStyle,
  { onlyFailing }: { readonly onlyFailing: boolean },
): string[] {
  const lines = providers.flatMap((provider) => {
    const { name } = provider;
    const deviations = onlyFailing ? failingDeviations(provider) : (provider.deviations ?? []);
    if (deviations.length === 0) return [];
    if (target === "mock") return onlyFailing ? [] : [onTheMock(name, deviations.length, style)];
    return deviationsOf(name, deviations, style);
  });
  return lines.length === 0 ? [] : [...lines, ""];
}

function onTheMock(name: string, count: number, { dim, wrapsAt }: TerminalStyle): string {
  const text = `${name}: ${plural(count, "known deviation")} of the live provider; on the mock nothing is replayed or excused`;
  return dim(hangingText("", text, { wrapsAt, indent: 2 }));
}

function deviationsOf(
  name: string,
  deviations: readonly DeviationStanding[],
  style: TerminalStyle,
): string[] {
  const { red, yellow, signs, wrapsAt } = style;
  const told = (mark: string, one: DeviationStanding) =>
    hangingText(
      `${mark} `,
      `${name}: known deviation ${one.check} (${one.place}) of ${one.case}: ${one.says}`,
      {
        wrapsAt,
        indent: 2,
      },
    );
  const stale = deviations.filter(({ standing }) => standing === "gone");
  const expired = deviations.filter(({ standing, isExpired }) => standing !== "gone" && isExpired);
  const rest = deviations.filter(({ standing, isExpired }) => standing !== "gone" && !isExpired);
  const open = rest.filter(({ standing }) => standing === "flaky" || standing === "unsettled");
  const excused = rest.filter(({ standing }) => standing === "there");
  return [
    ...[...stale, ...expired].map((one) => told(red(signs.broken), one)),
    ...open.map((one) => told(yellow(signs.unsure), one)),
    ...(excused.length === 0 ? [] : [excusedLine(name, excused, style)]),
  ];
}

function excusedLine(
  name: string,
  excused: readonly DeviationStanding[],
  { yellow, signs, wrapsAt }: TerminalStyle,
): string {
  const terms = excused.map(({ owner, expires }) => `${owner}, until ${expires}`);
  const text = `${name}: ${plural(excused.length, "known deviation")} excused (${[...new Set(terms)].join("; ")})`;
  return hangingText(`${yellow(signs.excused)} `, text, { wrapsAt, indent: 2 });
}
