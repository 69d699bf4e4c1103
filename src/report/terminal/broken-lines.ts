import type { FindingGroup } from "../finding-groups.js";
import { lineOf } from "../plain-text.js";
import { plural } from "../plural.js";
import type { Results } from "../results.js";
import type { TerminalStyle } from "../terminal-style.js";
import { type BrokenPromise, brokenPromises } from "./broken-promises.js";
import { findingRows, placeOf } from "./finding-rows.js";
import { hangingText } from "./hanging-text.js";

/** More promises than this, and more places of one, are counted, not shown: results.json has them all. */
const mostShown = 20;

/** What broke: each promise by its sentence, then where and how, alike findings together. */
export function brokenLines({ providers }: Results, style: TerminalStyle, resultsFile: string): string[] {
  const broken = brokenPromises(providers);
  const shown = broken.slice(0, mostShown).flatMap((one) => promiseLines(one, style));
  const left = broken.slice(mostShown).flatMap((one) => [...one.shown, ...one.others]).length;
  return left === 0 ? shown : [...shown, `… and ${plural(left, "more finding")} in ${resultsFile}`, ""];
}

function promiseLines(broken: BrokenPromise, style: TerminalStyle): string[] {
  const { shown, others } = broken;
  const told = others.slice(0, mostShown).map((group) => otherLine(group, style));
  const left = others.length - told.length;
  return [
    headline(broken, style),
    ...shown.flatMap((group, index) => [
      ...(index === 0 ? [] : [""]),
      `  ${placeOf(group)}`,
      ...findingRows(group, style, { message: broken.promise !== undefined || index > 0 }),
    ]),
    ...(others.length === 0 ? [] : ["", `  ${plural(others.length, "more place")}:`]),
    ...told,
    ...(left > 0 ? [`    … and ${left} more`] : []),
    "",
  ];
}

/** The sentence that was promised, else what the description states by itself. */
function headline({ provider, promise, shown }: BrokenPromise, style: TerminalStyle): string {
  const { bold, dim, red, signs, wrapsAt } = style;
  const [sentence, source] =
    promise === undefined
      ? [shown[0]?.finding.message ?? "", "the description; no promise of the catalogue"]
      : [promise.promises, `${promise.id}, ${promise.strength}`];
  const text = `${bold(lineOf(sentence))}  ${dim(`${provider.name}, ${source}`)}`;
  return hangingText(`${red(signs.broken)} `, text, { wrapsAt, indent: 2 });
}

function otherLine(group: FindingGroup, { dim, red, signs }: TerminalStyle): string {
  const { finding, shownBy } = group;
  const where = finding.constraint ?? finding.at;
  return `    ${red(signs.broken)} ${placeOf(group)}: ${where} ${dim(`(${shownBy.name})`)}`;
}
