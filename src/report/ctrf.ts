import type { RenderReport } from "./file-report.js";
import { findingText } from "./finding-text.js";
import { plainValue, shortened } from "./plain-text.js";
import { allFindings, type CaseResults, type ProviderResults, type Results } from "./results.js";

const longestText = 20_000;

/**
 * The results in the Common Test Report Format: a test for each case.
 *
 * A known deviation is skipped, a stale one fails, what is inconclusive is `other`; `rawStatus` has the verdict.
 *
 * @see https://ctrf.io
 */
export const ctrfReport: RenderReport = (results, { version, folder }) => {
  const tests = results.providers.flatMap((provider) =>
    provider.cases.map((item) => testOf(item, provider, folder)),
  );
  const count = (wanted: string) => tests.filter(({ status }) => status === wanted).length;
  const start = Date.parse(results.startedAt);
  const duration = Math.round(results.summary.seconds * 1000);
  const report = {
    reportFormat: "CTRF",
    specVersion: "0.0.0",
    timestamp: new Date(start + duration).toISOString(),
    generatedBy: `assay ${version}`,
    results: {
      tool: { name: "assay", version },
      summary: {
        tests: tests.length,
        passed: count("passed"),
        failed: count("failed"),
        skipped: count("skipped"),
        pending: count("pending"),
        other: count("other"),
        suites: new Set(tests.map(({ suite }) => suite.join(" "))).size,
        start,
        stop: start + duration,
        duration,
        extra: { promises: results.summary.promises, requests: results.summary.requests },
      },
      tests,
      environment: environmentOf(results),
    },
  };
  return { text: `${JSON.stringify(plainValue(report), null, 2)}\n`, notes: [] };
};

function environmentOf({ target, seed, shard, problems }: Results) {
  return {
    testEnvironment: target,
    ...(shard === undefined ? {} : { shardId: `${shard.index}/${shard.count}` }),
    extra: { seed, problems: problems.length },
  };
}

function testOf(item: CaseResults, provider: ProviderResults, folder: string) {
  const { name, kind, verdict, operation, workflow, promises, reason, replay } = item;
  const findings = allFindings(item);
  const [first] = findings;
  const trace = [...findings.map(findingText), ...(reason === undefined ? [] : [reason])];
  const message = item.findings[0]?.message ?? reason?.split("\n")[0] ?? first?.message;
  const location = first?.location;
  return {
    name,
    testId: name,
    status: statusOf(verdict),
    rawStatus: verdict,
    duration: Math.round(item.seconds * 1000),
    suite: [provider.name, kind],
    type: kind,
    ...(message === undefined ? {} : { message: shortened(message, longestText) }),
    ...(trace.length === 0 ? {} : { trace: shortened(trace.join("\n\n"), longestText) }),
    ...(location === undefined ? {} : { filePath: `${folder}${location.file}`, line: location.line }),
    tags: promises,
    labels: {
      ...(operation === undefined ? {} : { operation }),
      ...(workflow === undefined ? {} : { workflow }),
    },
    extra: { requests: item.requests, replay },
  };
}

function statusOf(verdict: CaseResults["verdict"]): "passed" | "failed" | "skipped" | "other" {
  switch (verdict) {
    case "conforms":
      return "passed";
    case "violates":
    case "stale":
      return "failed";
    case "deviates":
    case "skipped":
      return "skipped";
    case "inconclusive":
      return "other";
  }
}
