import type { CaseResults, FindingResults, Results } from "./results.js";
import { stepLines } from "./step-lines.js";

/** The results as JUnit XML: a suite for each provider and kind, a test case for each case. */
export function junitReport(results: Results): string {
  const suites = results.providers.flatMap((provider) => {
    const kinds = [...new Set(provider.cases.map(({ kind }) => kind))];
    return kinds.map((kind) =>
      suite(
        `${provider.name}.${kind} (${results.target})`,
        provider.cases.filter((item) => item.kind === kind),
        results,
      ),
    );
  });
  const cases = results.providers.flatMap((provider) => provider.cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="assay (${results.target})" ${counts(cases)} time="${results.summary.seconds}">`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(name: string, cases: readonly CaseResults[], { startedAt, target, seed }: Results): string {
  const seconds = cases.reduce((sum, item) => sum + item.seconds, 0);
  return [
    `  <testsuite name="${escaped(name)}" ${counts(cases)} time="${seconds.toFixed(3)}" timestamp="${startedAt.slice(0, 19)}">`,
    `    <properties><property name="target" value="${target}"/><property name="seed" value="${seed}"/></properties>`,
    ...cases.map((item) => testCase(name, item)),
    "  </testsuite>",
  ].join("\n");
}

function counts(cases: readonly CaseResults[]): string {
  const count = (...wanted: string[]) => cases.filter(({ verdict }) => wanted.includes(verdict)).length;
  return `tests="${cases.length}" failures="${count("violates", "stale")}" errors="${count("inconclusive")}" skipped="${count("skipped")}"`;
}

function testCase(suiteName: string, item: CaseResults): string {
  const open = `    <testcase classname="${escaped(suiteName)}" name="${escaped(item.name)}" time="${item.seconds}"`;
  const reason = escaped(item.reason ?? "");
  switch (item.verdict) {
    case "violates":
    case "stale": {
      const failing = item.findings;
      const message = escaped(failing[0]?.message ?? item.verdict);
      const type = escaped(failing[0]?.check ?? item.verdict);
      const text = escaped([...failing.map(findingText), `replay: ${item.replay}`].join("\n\n"));
      return `${open}>\n      <failure message="${message}" type="${type}">${text}</failure>\n    </testcase>`;
    }
    case "skipped":
      return `${open}>\n      <skipped message="${reason}"/>\n    </testcase>`;
    case "inconclusive":
      return `${open}>\n      <error message="${escaped(item.reason?.split("\n")[0] ?? "")}" type="inconclusive">${reason}</error>\n    </testcase>`;
    default:
      return `${open}/>`;
  }
}

/** A finding as plain text. */
export function findingText(finding: FindingResults): string {
  return [
    finding.message,
    ...(finding.promise === undefined ? [] : [`promise: ${finding.promise}`]),
    ...(finding.constraint === undefined ? [] : [`constraint: ${finding.constraint}`]),
    `check: ${finding.check}`,
    `expected: ${finding.expected}`,
    `received: ${finding.received} (${finding.at})`,
    ...stepLines(finding),
    ...(finding.curl === "" ? [] : [`curl: ${finding.curl}`]),
  ].join("\n");
}

/** Text for XML 1.0, which has no place for most control characters. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
