import { findingText } from "./finding-text.js";
import { plainText, shortened } from "./plain-text.js";
import { allFindings, type CaseResults, type ProviderResults, type Results } from "./results.js";

/** Longer texts are cut: results.json has them whole. */
const longestMessage = 1_000;
const longestText = 20_000;

/**
 * The results as JUnit XML: a suite for each provider and kind, a test case for each case.
 *
 * A known deviation is skipped, a stale one fails, what is inconclusive is an error.
 */
export function junitReport(results: Results): string {
  const suites = results.providers.flatMap((provider) => {
    const kinds = [...new Set(provider.cases.map(({ kind }) => kind))];
    return kinds.map((kind) => suite(provider, kind, results));
  });
  const cases = results.providers.flatMap((provider) => provider.cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="assay (${results.target})" ${counts(cases)} time="${results.summary.seconds.toFixed(3)}">`,
    ...suites,
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(provider: ProviderResults, kind: string, { startedAt, target, seed }: Results): string {
  const cases = provider.cases.filter((item) => item.kind === kind);
  const name = `${provider.name}.${kind} (${target})`;
  const seconds = cases.reduce((sum, item) => sum + item.seconds, 0);
  const skipped = cases.filter(isSkipped).length;
  const promises = [...new Set(cases.flatMap((item) => item.promises))];
  const properties = { target, address: provider.address, seed, promises: promises.join(" ") };
  return [
    `  <testsuite name="${escaped(name)}" ${counts(cases)} skipped="${skipped}" time="${seconds.toFixed(3)}" timestamp="${startedAt.slice(0, 19)}">`,
    "    <properties>",
    ...Object.entries(properties).map(
      ([property, value]) => `      <property name="${property}" value="${escaped(String(value))}"/>`,
    ),
    "    </properties>",
    ...cases.map((item) => testCase(name, item)),
    "  </testsuite>",
  ].join("\n");
}

/** Jenkins' schema counts what was skipped in suites alone. */
function counts(cases: readonly CaseResults[]): string {
  const count = (...wanted: string[]) => cases.filter(({ verdict }) => wanted.includes(verdict)).length;
  return `tests="${cases.length}" failures="${count("violates", "stale")}" errors="${count("inconclusive")}"`;
}

function isSkipped({ verdict }: CaseResults): boolean {
  return verdict === "skipped" || verdict === "deviates";
}

function testCase(suiteName: string, item: CaseResults): string {
  const open = `    <testcase classname="${escaped(suiteName)}" name="${escaped(item.name)}" time="${item.seconds.toFixed(3)}"`;
  const children = [...verdictElements(item), ...outputElements(item)];
  if (children.length === 0) return `${open}/>`;
  return [`${open}>`, ...children.map((child) => `      ${child}`), "    </testcase>"].join("\n");
}

function verdictElements(item: CaseResults): string[] {
  const { verdict, findings, known = [], reason = "" } = item;
  const [first] = findings;
  const message = shortened(
    first?.message ?? known[0]?.message ?? reason.split("\n")[0] ?? "",
    longestMessage,
  );
  const attributes = (type: string) => `message="${escaped(message || verdict)}" type="${escaped(type)}"`;
  const texts = [...findings, ...known].map(findingText);
  const text = escaped(
    shortened(
      [...texts, ...(reason === "" ? [] : [reason]), `replay: ${item.replay}`].join("\n\n"),
      longestText,
    ),
  );
  switch (verdict) {
    case "violates":
      return [`<failure ${attributes(first?.check ?? verdict)}>${text}</failure>`];
    case "stale":
      return [`<failure ${attributes(verdict)}>${text}</failure>`];
    case "deviates":
      return [`<skipped ${attributes(verdict)}>${text}</skipped>`];
    case "skipped":
      return [`<skipped message="${escaped(shortened(reason, longestMessage))}"/>`];
    case "inconclusive":
      return [`<error ${attributes(verdict)}>${escaped(shortened(reason, longestText))}</error>`];
    case "conforms":
      return [];
  }
}

/** What a case tells beside its verdict: what is no violation, and what a rerun needs. */
function outputElements(item: CaseResults): string[] {
  const minor = allFindings(item).filter(({ severity }) => severity !== "violation");
  const told = [
    ...minor.map((finding) => `${finding.severity}: ${findingText(finding)}`),
    ...(item.verdict === "inconclusive" ? [`replay: ${item.replay}`] : []),
  ];
  if (told.length === 0) return [];
  return [`<system-out>${escaped(shortened(told.join("\n\n"), longestText))}</system-out>`];
}

/** Text for XML 1.0. */
function escaped(text: string): string {
  return plainText(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
