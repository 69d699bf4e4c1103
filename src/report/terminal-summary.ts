import { type FindingGroup, findingGroups } from "./finding-groups.js";
import type { ProviderResults, Results } from "./results.js";
import type { TerminalStyle } from "./terminal-style.js";

/** More findings than this are counted, not shown: results.json has them all. */
const mostShown = 20;

/** What a person reads at the end: what broke first, then provider by kind, promises, and the verdict. */
export function terminalSummary(results: Results, style: TerminalStyle, resultsFile: string): string {
  const violations = results.providers.flatMap((provider) =>
    findingGroups(provider, "violation").map((group) => ({ group, provider })),
  );
  const lines = [
    "",
    ...violations
      .slice(0, mostShown)
      .flatMap(({ group, provider }) => [...findingLines(group, provider, style), ""]),
    ...(violations.length > mostShown
      ? [`… and ${violations.length - mostShown} more findings in ${resultsFile}`, ""]
      : []),
    ...minorLines(results, style),
    ...table(results, style),
    "",
    ...results.providers.flatMap((provider) => remarks(provider, style)),
    verdictLine(results, style),
    style.dim(
      `target ${results.target} · seed ${results.seed} · ${results.summary.requests} requests in ${results.summary.seconds.toFixed(1)} s · ${resultsFile}`,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function findingLines(group: FindingGroup, provider: ProviderResults, style: TerminalStyle): string[] {
  const { finding, shownBy, cases } = group;
  const promise = provider.promises.find(({ id }) => id === finding.promise);
  const others = cases > 1 ? style.dim(` (and ${cases - 1} more cases)`) : "";
  return [
    `${style.red("✗")} ${style.bold(finding.message)}${others}`,
    `  ${style.dim("case")}        ${shownBy.name}`,
    `  ${style.dim("promise")}     ${promise === undefined ? "none in the catalogue; the description states it" : `${promise.id} (${promise.strength}): ${promise.promises}`}`,
    ...(finding.constraint === undefined ? [] : [`  ${style.dim("constraint")}  ${finding.constraint}`]),
    `  ${style.dim("check")}       ${finding.check}`,
    `  ${style.dim("expected")}    ${finding.expected}`,
    `  ${style.dim("received")}    ${finding.received}  ${style.dim(`at ${finding.at}`)}`,
    ...(finding.curl === "" ? [] : [`  ${style.dim("curl")}        ${finding.curl}`]),
    `  ${style.dim("replay")}      ${shownBy.replay}`,
  ];
}

/** Warnings and gaps, one line each. */
function minorLines(results: Results, style: TerminalStyle): string[] {
  const groups = (severity: "warning" | "gap") =>
    results.providers.flatMap((provider) => findingGroups(provider, severity));
  const warnings = groups("warning").map(({ finding, operation, provider }) =>
    `${style.yellow("!")} ${provider} ${operation}: ${finding.message} ${style.dim(finding.promise ?? "")}`.trimEnd(),
  );
  const gaps = groups("gap");
  const gapLine =
    gaps.length === 0
      ? []
      : [
          style.dim(
            `${gaps.length} gaps of the documentation (answers it does not list); --strict-documents fails on them`,
          ),
        ];
  const shown = warnings.slice(0, mostShown);
  const more =
    warnings.length > shown.length ? [`… and ${warnings.length - shown.length} more warnings`] : [];
  const lines = [...shown, ...more, ...gapLine];
  return lines.length === 0 ? [] : [...lines, ""];
}

function table(results: Results, style: TerminalStyle): string[] {
  const kinds = [...new Set(results.providers.flatMap((provider) => provider.cases.map(({ kind }) => kind)))];
  const width = Math.max(9, ...results.providers.map(({ name }) => name.length));
  const cell = (provider: ProviderResults, kind: string) => {
    const cases = provider.cases.filter((item) => item.kind === kind);
    const count = (verdict: string) => cases.filter((item) => item.verdict === verdict).length;
    const broken = count("violates");
    const text =
      cases.length === 0
        ? "·"
        : broken > 0
          ? `${broken}✗/${cases.length}`
          : count("inconclusive") > 0
            ? `${count("inconclusive")}?/${cases.length}`
            : `${count("conforms")}`;
    const padded = text.padStart(Math.max(kind.length, 7));
    return broken > 0 ? style.red(padded) : padded;
  };
  const heading = `${"".padEnd(width)}  ${kinds.map((kind) => kind.padStart(Math.max(kind.length, 7))).join("  ")}  promises`;
  const rows = results.providers.map((provider) => {
    const standing = (wanted: string) =>
      provider.promises.filter((promise) => promise.standing === wanted).length;
    const broken = standing("broken");
    const promises = `${standing("verified")}/${provider.promises.length}${broken > 0 ? style.red(`, ${broken} broken`) : ""}`;
    return `${provider.name.padEnd(width)}  ${kinds.map((kind) => cell(provider, kind)).join("  ")}  ${promises}`;
  });
  return [style.dim(heading), ...rows];
}

function remarks(provider: ProviderResults, style: TerminalStyle): string[] {
  const lines: string[] = [];
  if (provider.stopped !== undefined)
    lines.push(`${style.yellow("!")} ${provider.name}: the run ended early: ${provider.stopped}`);
  const inconclusive = provider.cases.filter(({ verdict }) => verdict === "inconclusive");
  const reasons = new Set(inconclusive.map(({ reason }) => reason?.split("\n")[0] ?? ""));
  if (inconclusive.length > 0)
    lines.push(
      `${style.yellow("!")} ${provider.name}: ${inconclusive.length} cases are inconclusive: ${[...reasons].slice(0, 3).join("; ")}`,
    );
  const skipped = provider.cases.filter(({ verdict }) => verdict === "skipped").length;
  if (skipped > 0)
    lines.push(style.dim(`${provider.name}: ${skipped} cases skipped, each with its reason in the results`));
  for (const { resource, id, reason } of provider.leftovers.slice(0, 5))
    lines.push(`${style.yellow("!")} ${provider.name}: ${resource} ${id} is left behind: ${reason}`);
  return lines;
}

function verdictLine(results: Results, style: TerminalStyle): string {
  const { summary, target } = results;
  const { verified, broken, unverified, unverifiable } = summary.promises;
  const promises = `promises: ${verified} verified, ${broken} broken, ${unverified} not seen, ${unverifiable} unverifiable`;
  const subject = target === "mock" ? "The mock (not the providers)" : "The live target";
  if (summary.violates > 0)
    return `${style.red(`${subject} breaks the documentation in ${summary.violates} cases`)} · ${promises}`;
  if (summary.inconclusive > 0)
    return `${style.yellow(`Could not conclude: ${summary.inconclusive} cases`)} · ${promises}`;
  return `${style.green(`${subject} keeps to the documentation in all ${summary.conforms} cases`)} · ${promises}`;
}
