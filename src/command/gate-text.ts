import type { CaseBreach, Comparison, GateAnswer } from "../gate/judge-results.js";
import { plural } from "../report/plural.js";
import type { TerminalStyle } from "../report/terminal-style.js";

/** One provider's answer, with the comparison to an earlier run where one was asked for. */
export interface ToldAnswer extends GateAnswer {
  readonly baseline?: Comparison;
}

/** So many breaches of one sort are told each; the rest are counted. */
const mostTold = 30;

/** What a person reads of the gate's answer. */
export function gateText(answers: readonly ToldAnswer[], style: TerminalStyle): string {
  return answers
    .flatMap((answer) => answerLines(answer, style))
    .map((line) => `${line}\n`)
    .join("");
}

function answerLines(answer: ToldAnswer, style: TerminalStyle): string[] {
  const { provider, known, failing, open, inconclusive, stopped, baseline } = answer;
  const count = (standing: string) => failing.filter((one) => one.standing === standing).length;
  const lines = [
    `${provider}: ${answer.new.length} new, ${known.length} known, ${count("gone")} stale, ${count("expired")} expired`,
    ...breachLines(answer.new, style.red("✗ new")),
    ...failing.map((one) => `${style.red("✗")} ${one.case}: known deviation: ${one.says}`),
    ...open.map((one) => `${style.yellow("?")} ${one.case}: known deviation: ${one.says}`),
    ...breachLines(known, style.dim("~ known")),
    ...(inconclusive.length === 0
      ? []
      : [`${style.yellow("?")} ${plural(inconclusive.length, "case")} inconclusive`]),
    ...(stopped === undefined ? [] : [`${style.yellow("?")} the run ended early: ${stopped}`]),
  ];
  if (baseline === undefined) return lines;
  return [
    ...lines,
    `since the baseline: ${baseline.new.length} new, ${baseline.gone.length} gone`,
    ...breachLines(baseline.new, style.red("+")),
    ...breachLines(baseline.gone, style.green("-")),
  ];
}

function breachLines(breaches: readonly CaseBreach[], mark: string): string[] {
  const told = breaches.slice(0, mostTold).map(({ case: name, finding }) => {
    const { deviation, check, at, message } = finding;
    const terms = deviation === undefined ? "" : ` (${deviation.owner}, until ${deviation.expires})`;
    return `${mark} ${name}: ${message} [${check} at ${at}]${terms}`;
  });
  const left = breaches.length - told.length;
  return left > 0 ? [...told, `… and ${left} more`] : told;
}
