import { adoptionLines, deviationLines } from "./deviation-lines.js";
import { type AlikeGroups, alikeGroups, type FindingGroup, findingGroups } from "./finding-groups.js";
import { lackingLines } from "./lacking-lines.js";
import { lineOf, plainValue } from "./plain-text.js";
import { plural } from "./plural.js";
import type { ProviderResults, Results } from "./results.js";
import { stepLines } from "./step-lines.js";
import type { TerminalStyle } from "./terminal-style.js";
import { verdictSentence } from "./verdict-sentence.js";
import { verdictTable } from "./verdict-table.js";

/** More findings than this are counted, not shown: results.json has them all. */
const mostShown = 20;

/** What a person reads at the end: what broke first, then provider by kind, promises, and the verdict. */
export function terminalSummary(given: Results, style: TerminalStyle, resultsFile: string): string {
  const results = plainValue(given);
  const { target, seed, summary } = results;
  const lines = [
    "",
    ...violationLines(results, style, resultsFile),
    ...deviationLines(results, style),
    ...minorLines(results, style),
    ...verdictTable(results, style),
    "",
    ...results.providers.flatMap((provider) => remarks(provider, style)),
    ...sweepLines(results),
    ...(results.notRun ?? []).map(
      (name) => `${style.yellow("!")} ${name}: not run, for the run was ended before`,
    ),
    ...verdictLines(results, style),
    ...adoptionLines(results, resultsFile),
    style.dim(
      `target ${target} · seed ${seed} · ${plural(summary.requests, "request")} in ${summary.seconds.toFixed(1)} s · ${resultsFile}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function violationLines(results: Results, style: TerminalStyle, resultsFile: string): string[] {
  const alike = results.providers.flatMap((provider) =>
    alikeGroups(findingGroups(provider, "violation")).map((groups) => ({ groups, provider })),
  );
  const shown = alike
    .slice(0, mostShown)
    .flatMap(({ groups, provider }) => alikeLines(groups, provider, style));
  const left = alike.slice(mostShown).flatMap(({ groups }) => [...groups.shown, ...groups.others]).length;
  return left === 0 ? shown : [...shown, `… and ${plural(left, "more finding")} in ${resultsFile}`, ""];
}

function alikeLines(
  { shown, others }: AlikeGroups,
  provider: ProviderResults,
  style: TerminalStyle,
): string[] {
  const told = others.slice(0, mostShown).map(({ finding, shownBy }) => {
    const place = finding.constraint ?? finding.at;
    return `    ${place} ${style.dim(`(${[finding.promise, shownBy.name].filter(Boolean).join(", ")})`)}`;
  });
  const left = others.length - told.length;
  return [
    ...shown.flatMap((group) => [...findingLines(group, provider, style), ""]),
    ...(others.length === 0
      ? []
      : [
          `  ${style.red("✗")} ${plural(others.length, "more breach").replace(/breachs$/, "breaches")} of ${others[0]?.finding.check} on ${others[0]?.operation}:`,
        ]),
    ...told,
    ...(left > 0 ? [`    … and ${left} more`] : []),
    ...(others.length === 0 ? [] : [""]),
  ];
}

function findingLines(group: FindingGroup, provider: ProviderResults, style: TerminalStyle): string[] {
  const { finding, shownBy, seenBy } = group;
  const promise = provider.promises.find(({ id }) => id === finding.promise);
  const promised =
    promise === undefined
      ? "none in the catalogue; the description states it"
      : `${promise.id} (${promise.strength}): ${promise.promises}`;
  const rows: readonly (readonly [string, string])[] = [
    ["case", shownBy.name],
    ["promise", promised],
    ["constraint", finding.constraint ?? ""],
    ["check", finding.check],
    ["expected", lineOf(finding.expected)],
    ["received", `${lineOf(finding.received)}  ${style.dim(`at ${finding.at}`)}`],
    ["curl", finding.curl],
    ["replay", shownBy.replay],
  ];
  const sequence = stepLines(finding).map((line) => `    ${line.startsWith("✗") ? style.red(line) : line}`);
  const others = seenBy.length > 1 ? style.dim(` (and ${plural(seenBy.length - 1, "more case")})`) : "";
  return [
    `${style.red("✗")} ${style.bold(lineOf(finding.message))}${others}`,
    ...rows
      .filter(([, text]) => text !== "")
      .map(([name, text]) => `  ${style.dim(name.padEnd(10))}  ${text}`),
    ...(sequence.length === 0 ? [] : [`  ${style.dim("sequence")}`, ...sequence]),
  ];
}

/** Warnings and gaps, one line each. */
function minorLines(results: Results, style: TerminalStyle): string[] {
  const groups = (severity: "warning" | "gap") =>
    results.providers.flatMap((provider) => findingGroups(provider, severity));
  const warnings = groups("warning").map(({ finding, operation, provider }) => {
    const place = finding.promise ?? finding.constraint ?? "";
    return `${style.yellow("!")} ${provider} ${operation}: ${lineOf(finding.message)} ${style.dim(place)}`.trimEnd();
  });
  const [contradictions, gaps] = gapCounts(groups("gap"));
  const shown = warnings.slice(0, mostShown);
  const left = warnings.length - shown.length;
  const lines = [
    ...shown,
    ...(left > 0 ? [`… and ${plural(left, "more warning")}`] : []),
    ...(gaps === 0
      ? []
      : [
          style.dim(
            `${plural(gaps, "gap")} of the documentation (answers it does not list); --strict-documents fails on them`,
          ),
        ]),
    ...(contradictions === 0
      ? []
      : [
          style.dim(
            `${plural(contradictions, "place")} where the documentation contradicts itself; \`assay promises --contradictions\` tells which`,
          ),
        ]),
  ];
  return lines.length === 0 ? [] : [...lines, ""];
}

/** What documents say against themselves, and what they leave out of their answers. */
function gapCounts(groups: readonly FindingGroup[]): [contradictions: number, gaps: number] {
  const contradictions = groups.filter(({ shownBy }) => shownBy.kind === "documents").length;
  return [contradictions, groups.length - contradictions];
}

function remarks(provider: ProviderResults, style: TerminalStyle): string[] {
  const { name, stopped, cases, leftovers } = provider;
  const note = (text: string) => `${style.yellow("!")} ${name}: ${text}`;
  const lines = stopped === undefined ? [] : [note(`the run ended early: ${stopped}`)];
  const inconclusive = cases.filter(({ verdict }) => verdict === "inconclusive");
  const reasons = [...new Set(inconclusive.map(({ reason }) => reason?.split("\n")[0] ?? ""))];
  const newReasons = reasons.filter((reason) => stopped === undefined || !stopped.includes(reason));
  const because = newReasons.length === 0 ? "" : `: ${newReasons.slice(0, 3).join("; ")}`;
  if (inconclusive.length > 0)
    lines.push(note(`${plural(inconclusive.length, "case")} inconclusive${because}`));
  const skipped = cases.filter(({ verdict }) => verdict === "skipped").length;
  if (skipped > 0)
    lines.push(style.dim(`${name}: ${plural(skipped, "case")} skipped, each with its reason in the results`));
  const waits = cases.flatMap(({ convergence }) => convergence ?? []);
  if (waits.length > 0)
    lines.push(
      style.dim(
        `${name}: ${plural(waits.length, "read")} took up to ${Math.max(...waits.map(({ ms }) => ms))} ms to show what was written before`,
      ),
    );
  lines.push(...lackingLines(provider).map((line) => `${style.yellow("!")} ${line}`));
  lines.push(...notExercisedLines(provider, style));
  for (const { resource, id, reason } of leftovers.slice(0, 5))
    lines.push(note(`${resource} ${id} is left behind: ${reason}`));
  if (leftovers.length > 5)
    lines.push(note(`${leftovers.length - 5} more are left behind, all in the results`));
  return lines;
}

/** A mock takes what is left with it. */
function sweepLines({ target, providers }: Results): string[] {
  if (target === "mock" || providers.every(({ leftovers }) => leftovers.length === 0)) return [];
  return ["  `assay sweep` tries again to delete what is left behind"];
}

/** What the suite leaves out: keywords that it cannot honour by name, the rest as a count. */
function notExercisedLines({ name, notExercised }: ProviderResults, style: TerminalStyle): string[] {
  if (notExercised.length === 0) return [];
  const unheeded = notExercised.filter(({ reason }) => reason.includes("is not honoured"));
  const count = plural(notExercised.length, "part");
  return [
    ...unheeded
      .slice(0, 5)
      .map(
        ({ place, reason }) => `${style.yellow("!")} ${name}: ${reason} ${style.dim(`at ${place ?? ""}`)}`,
      ),
    style.dim(
      `${name}: ${count} of the description not exercised; \`assay plan ${name}\` tells which, and why`,
    ),
  ];
}

function verdictLines(results: Results, style: TerminalStyle): string[] {
  const { summary } = results;
  const { verified, broken, unverified, unverifiable } = summary.promises;
  const promises = `promises: ${verified} verified, ${broken} broken, ${unverified} not seen, ${unverifiable} unverifiable`;
  const isBroken = summary.violates + summary.stale > 0;
  const colour = isBroken ? "red" : summary.inconclusive > 0 ? "yellow" : "green";
  return [style[colour](verdictSentence(results)), promises];
}
