import { deviationLines } from "./deviation-lines.js";
import { plainValue } from "./plain-text.js";
import { plural } from "./plural.js";
import type { ProviderResults, Results } from "./results.js";
import { brokenLines } from "./terminal/broken-lines.js";
import { hangingText } from "./terminal/hanging-text.js";
import { minorLines } from "./terminal/minor-lines.js";
import { nextSteps, type ResultsPlace } from "./terminal/next-steps.js";
import { asideLines, noteLines } from "./terminal/remark-lines.js";
import type { TerminalStyle } from "./terminal-style.js";
import { verdictSentence } from "./verdict-sentence.js";
import { verdictTable } from "./verdict-table.js";

/** What a summary tells beside the results. */
export interface SummaryOrder extends ResultsPlace {
  /** Only what is wrong, and the verdict. */
  readonly isQuiet?: boolean;
}

/**
 * What a person reads at the end: what broke first, then what is excused, warnings, the table of providers by kind,
 * and at last, where the eye rests, the verdict and what to do next.
 */
export function terminalSummary(given: Results, style: TerminalStyle, order: SummaryOrder): string {
  const results = plainValue(given);
  const broken = brokenLines(results, style, order.resultsFile);
  const lines =
    order.isQuiet === true ? quietLines(results, broken, style) : wholeLines(results, broken, style, order);
  return `${lines.join("\n")}\n`;
}

function quietLines(results: Results, broken: readonly string[], style: TerminalStyle): string[] {
  const failing = deviationLines(results, style, { onlyFailing: true });
  return [...broken, ...failing, ...noteLines(results, style), verdictLine(results, style)];
}

function wholeLines(
  results: Results,
  broken: readonly string[],
  style: TerminalStyle,
  order: SummaryOrder,
): string[] {
  const { seed, summary } = results;
  const { wrapsAt, dim } = style;
  const facts = `target ${targetText(results)} · seed ${seed} · ${plural(summary.requests, "request")} in ${summary.seconds.toFixed(1)} s · ${order.resultsFile}`;
  return [
    "",
    ...broken,
    ...deviationLines(results, style, { onlyFailing: false }),
    ...minorLines(results, style),
    ...verdictTable(results, style),
    "",
    ...noteLines(results, style),
    ...asideLines(results, style),
    "",
    verdictLine(results, style),
    hangingText("", promisesText(results), { wrapsAt, indent: 2 }),
    dim(hangingText("", facts, { wrapsAt, indent: 2 })),
    ...nextSteps(results, order, style),
  ];
}

/** Of several live targets, each line of progress has told its own. */
function targetText({ target, providers }: Results): string {
  const [only, second] = providers;
  return target === "mock" || only === undefined || second !== undefined
    ? target
    : `${target} at ${only.address}`;
}

function verdictLine(results: Results, style: TerminalStyle): string {
  const { summary, providers, interrupted } = results;
  const isBroken = summary.violates + summary.stale > 0;
  const isOpen =
    summary.inconclusive > 0 ||
    summary.conforms + summary.deviates === 0 ||
    interrupted === true ||
    providers.some(({ stopped }) => stopped !== undefined);
  const { signs, bold, red, yellow, green, wrapsAt } = style;
  const [paint, sign] = isBroken
    ? [red, signs.broken]
    : isOpen
      ? [yellow, signs.unsure]
      : [green, signs.kept];
  return hangingText(`${paint(sign)} `, bold(paint(verdictSentence(results))), { wrapsAt, indent: 2 });
}

function promisesText({ summary, providers }: Results): string {
  const { verified, broken, unverified, unverifiable } = summary.promises;
  const named = providers.flatMap(brokenOf);
  const names = named.length === 0 || named.length > 8 ? "" : ` (${named.join(", ")})`;
  return `promises: ${verified} verified, ${broken} broken${names}, ${unverified} not seen, ${unverifiable} unverifiable`;
}

function brokenOf({ promises }: ProviderResults): string[] {
  return promises.filter(({ standing }) => standing === "broken").map(({ id }) => id);
}
