import type { Provider } from "../documents/model.js";
import { faultFamilies } from "../mock/faults/fault.js";
import { plural } from "../report/plural.js";
import type { TerminalStyle } from "../report/terminal-style.js";
import { type Proof, type ProvedFault, type Score, scoreOf } from "./proof.js";

/** What a proof came to, for people: the score, what survives, what is left out and why; quiet, only what is wrong. */
export function proofSummary(
  provider: Provider,
  proof: Proof,
  style: TerminalStyle,
  { isQuiet }: { readonly isQuiet: boolean },
): string {
  const { faults, promises } = proof;
  const score = scoreOf(faults);
  const mark = score.killed === score.of ? style.green(style.signs.kept) : style.red(style.signs.broken);
  const never = promises.filter(({ seenToFail }) => seenToFail.length === 0).map(({ id }) => id);
  return [
    `${mark} ${style.bold(proof.title)} (mock): ${scoreText(score)} killed`,
    ...(isQuiet ? [] : familyLines(faults)),
    ...survivorLines(provider, faults, style),
    ...(isQuiet ? [] : excludedLines(faults, style)),
    ...(never.length === 0 || !proof.whole || !proof.complete
      ? []
      : [style.yellow(`  verified, but never seen to fail: ${never.join(", ")}`)]),
    ...proof.unneeded.map((pattern) =>
      style.red(`  not needed: ${pattern} in \`unproved\` of the profile excuses no fault that survives`),
    ),
    ...(proof.complete ? [] : [style.yellow("  interrupted: not all faults had their turn")]),
    ...(isQuiet ? [] : [""]),
  ].join("\n");
}

/** A score in words, with its share. */
export function scoreText({ killed, of }: Score): string {
  const share = of === 0 ? 100 : Math.floor((killed / of) * 1000) / 10;
  return `${killed} of ${plural(of, "fault")} (${share} %)`;
}

function familyLines(faults: readonly ProvedFault[]): string[] {
  const width = Math.max(...faultFamilies.map(({ length }) => length));
  return faultFamilies.flatMap((family) => {
    const own = faults.filter(({ fault }) => fault.family === family);
    if (own.length === 0) return [];
    const { killed, of } = scoreOf(own);
    const excluded = own.length - of;
    return `  ${family.padEnd(width)}  ${killed} of ${of}${excluded === 0 ? "" : `, ${excluded} excluded`}`;
  });
}

function survivorLines(provider: Provider, faults: readonly ProvedFault[], style: TerminalStyle): string[] {
  const texts = new Map(provider.promises.map(({ id, promises }) => [id, promises]));
  return faults.flatMap(({ fault, fate }) => {
    if (fate.kind !== "survived") return [];
    const risks = fate.promises.map((id) => `    ${id} would not be noticed to break: ${texts.get(id)}`);
    return [
      `  ${style.red("survives")} ${fault.name}`,
      `    ${fault.does} ${fate.cases === 0 ? "No case meets it." : `${plural(fate.cases, "case")} met it.`}`,
      ...(risks.length > 0 ? risks : [`    no promise is tied to ${fault.at ?? "what it breaks"}`]),
    ];
  });
}

function excludedLines(faults: readonly ProvedFault[], style: TerminalStyle): string[] {
  const counts = new Map<string, number>();
  for (const { fate } of faults)
    if (fate.kind === "excluded") counts.set(fate.reason, (counts.get(fate.reason) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => style.dim(`  excluded ${String(count).padStart(4)}: ${reason}`));
}
