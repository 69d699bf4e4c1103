import type { Problem } from "../core/problem.js";
import { checkDemands, deviationRule } from "./check-demands.js";
import { failingDeviations } from "./failing-deviations.js";
import type { RenderReport, ReportContext } from "./file-report.js";
import { plainValue, shortened } from "./plain-text.js";
import { plural } from "./plural.js";
import { allFindings, type Results } from "./results.js";
import { withinLimits } from "./sarif-limits.js";
import { sourceRoot } from "./sarif-location.js";
import { deviationResult, fingerprintOf, type PlacedFinding, sarifResult } from "./sarif-result.js";

const home = "https://json.schemastore.org/sarif-2.1.0.json";

/**
 * The results as a SARIF 2.1.0 log: a result for each finding, a rule for each check, the promises as a taxonomy.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarifReport: RenderReport = (results, context) => {
  const findings = placedFindings(results);
  const failing = results.target === "mock" ? [] : results.providers.flatMap(failingDeviations);
  const checks = [
    ...new Set([...findings.map(({ finding }) => finding.check), ...failing.map(() => deviationRule)]),
  ].sort();
  const promises = promisesOf(findings);
  const index = {
    ruleIndex: (check: string) => checks.indexOf(check),
    taxonIndex: (promise: string) => promises.findIndex(({ id }) => id === promise),
    folder: context.folder,
  };
  const all = [
    ...failing.map((deviation) => deviationResult(deviation, index)),
    ...findings.map((placed) => sarifResult(placed, index)),
  ].map(plainValue);
  const { results: kept, notes } = withinLimits(all);
  const run = {
    tool: {
      driver: { name: "assay", semanticVersion: context.version, rules: checks.map(ruleOf) },
    },
    taxonomies: [
      { name: "promises", shortDescription: { text: "what the documentation promises" }, taxa: promises },
    ],
    automationDetails: { id: automationId(results) },
    originalUriBaseIds: { [sourceRoot]: { description: { text: "the root of the repository" } } },
    columnKind: "utf16CodeUnits",
    invocations: [invocationOf(results, context, notes)],
    properties: { target: results.target, seed: results.seed, summary: results.summary },
  };
  const head = JSON.stringify(plainValue({ $schema: home, version: "2.1.0", runs: [run] }));
  // The results come last, each on a line of its own: a large log is still easy to look through.
  const lines = kept.map((result) => JSON.stringify(result)).join(",\n");
  return { text: `${head.slice(0, -3)},"results":[\n${lines}\n]}]}\n`, notes };
};

/** Every finding once, the gravest first. */
function placedFindings({ providers }: Results): PlacedFinding[] {
  const all = providers.flatMap((provider) =>
    provider.cases.flatMap((item) => allFindings(item).map((finding) => ({ provider, item, finding }))),
  );
  const once = new Map(
    all.toReversed().map((placed) => [fingerprintOf(placed.item, placed.finding), placed]),
  );
  const ordered = [...once.values()].reverse();
  return ["violation", "warning", "gap"].flatMap((severity) =>
    ordered.filter(({ finding }) => finding.severity === severity),
  );
}

function promisesOf(findings: readonly PlacedFinding[]) {
  const broken = new Map(
    findings.flatMap(({ provider, finding }) =>
      provider.promises.filter(({ id }) => id === finding.promise).map((promise) => [promise.id, promise]),
    ),
  );
  return [...broken.values()].map(({ id, promises, strength, source }) => ({
    id,
    shortDescription: { text: promises },
    fullDescription: {
      text: `${promises} (${strength}${source === undefined ? "" : ` in ${source.document}, ${source.at}`})`,
    },
  }));
}

function ruleOf(check: string) {
  const demands = checkDemands.get(check) ?? "what the documentation promises holds";
  const text = `${demands.charAt(0).toUpperCase()}${demands.slice(1)}.`;
  return {
    id: check,
    name: check,
    shortDescription: { text },
    fullDescription: { text },
    help: {
      text: `${text} The finding names the promise or the place in the description that says so; its replay line runs the case again.`,
    },
  };
}

/** Uploads of one category replace each other: what runs apart is told apart. */
function automationId({ target, providers, shard }: Results): string {
  const names = providers.map(({ name }) => name).join("+");
  return `assay/${target}/${names}/${shard === undefined ? "" : `${shard.index}-of-${shard.count}/`}`;
}

function invocationOf(results: Results, { exitStatus }: ReportContext, notes: readonly string[]) {
  const { startedAt, summary, providers, problems } = results;
  const end = new Date(Date.parse(startedAt) + Math.round(summary.seconds * 1000)).toISOString();
  const open = providers.flatMap(({ cases }) => cases.filter(({ verdict }) => verdict === "inconclusive"));
  const stopped = providers.flatMap(({ name, stopped: reason }) =>
    reason === undefined ? [] : [`${name}: ${reason}`],
  );
  const shown = open.slice(0, mostNotifications);
  return {
    executionSuccessful: exitStatus === 0 || exitStatus === 1,
    exitCode: exitStatus,
    startTimeUtc: startedAt,
    endTimeUtc: end,
    toolExecutionNotifications: [
      ...(results.notRun ?? []).map((name) => notification("error", `${name} was not run.`)),
      ...stopped.map((reason) => notification("error", `The run ended early: ${reason}`)),
      ...(results.interrupted === true ? [notification("error", "The run was interrupted.")] : []),
      ...shown.map(({ name, reason = "" }) => notification("warning", `${name} is inconclusive: ${reason}`)),
      ...(open.length > shown.length
        ? [notification("warning", `${plural(open.length - shown.length, "more case")} inconclusive.`)]
        : []),
      ...notes.map((note) => notification("note", note)),
    ],
    toolConfigurationNotifications: problems.map((problem) => notification("error", problemOf(problem))),
  };
}

const mostNotifications = 100;

function notification(level: "error" | "warning" | "note", text: string) {
  return { level, message: { text: shortened(text, 4_000) } };
}

function problemOf({ document, pointer = "", line, message }: Problem): string {
  return `${document}${line === undefined ? "" : `:${line}`}${pointer === "" ? "" : ` at ${pointer}`}: ${message}`;
}
