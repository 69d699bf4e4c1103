import type { CaseBreach, Comparison, GateAnswer } from "../gate/judge-results.js";
import { plural } from "../report/plural.js";
import type { TerminalStyle } from "../report/terminal-style.js";
import type { Volume } from "./volume.js";

/** One provider's answer, with the comparison to an earlier run where one was asked for. */
export interface ToldAnswer extends GateAnswer {
  readonly baseline?: Comparison;
}

/** So many breaches of one sort are told each; the rest are counted. */
const mostTold = 30;

/** What a person reads of the gate's answer. */
export function gateText(answers: readonly ToldAnswer[], style: TerminalStyle, volume: Volume): string {
  return answers
    .flatMap((answer) => answerLines(answer, style, volume))
    .map((line) => `${line}\n`)
    .join("");
}

function answerLines(answer: ToldAnswer, style: TerminalStyle, volume: Volume): string[] {
  const { signs } = style;
  const most = volume === "verbose" ? Number.POSITIVE_INFINITY : mostTold;
  const breachLines = (breaches: readonly CaseBreach[], mark: string) => toldBreaches(breaches, mark, most);
  const { provider, known, failing, open, inconclusive, stopped, baseline } = answer;
  const count = (standing: string) => failing.filter((one) => one.standing === standing).length;
  const lines = [
    `${provider}: ${answer.new.length} new, ${known.length} known, ${count("gone")} stale, ${count("expired")} expired`,
    ...breachLines(answer.new, style.red(`${signs.broken} new`)),
    ...failing.map((one) => `${style.red(signs.broken)} ${one.case}: known deviation: ${one.says}`),
    ...open.map((one) => `${style.yellow(signs.unsure)} ${one.case}: known deviation: ${one.says}`),
    ...(volume === "quiet" ? [] : breachLines(known, style.dim(`${signs.excused} known`))),
    ...(inconclusive.length === 0
      ? []
      : [`${style.yellow(signs.unsure)} ${plural(inconclusive.length, "case")} inconclusive`]),
    ...(stopped === undefined ? [] : [`${style.yellow(signs.unsure)} the run ended early: ${stopped}`]),
  ];
  if (baseline === undefined) return lines;
  return [
    ...lines,
    `since the baseline: ${baseline.new.length} new, ${baseline.gone.length} gone`,
    ...breachLines(baseline.new, style.red("+")),
    ...breachLines(baseline.gone, style.green("-")),
  ];
}

function toldBreaches(breaches: readonly CaseBreach[], mark: string, most: number): string[] {
  const told = breaches.slice(0, most).map(({ case: name, finding }) => {
    const { deviation, check, at, message } = finding;
    const terms = deviation === undefined ? "" : ` (${deviation.owner}, until ${deviation.expires})`;
    return `${mark} ${name}: ${message} [${check} at ${at}]${terms}`;
  });
  const left = breaches.length - told.length;
  return left > 0 ? [...told, `… and ${left} more`] : told;
}
