import { embedPage } from "../page-data/embed-page.js";
import type { HistoryRun } from "../page-data/page-content.js";
import { pageOfResults } from "../page-data/page-of-results.js";
import { readPageAssets } from "../page-data/read-page-assets.js";
import { ctrfReport } from "../report/ctrf.js";
import type { RenderedReport, ReportContext } from "../report/file-report.js";
import { junitReport } from "../report/junit.js";
import { markdownReport } from "../report/markdown.js";
import type { Results } from "../report/results.js";
import { sarifReport } from "../report/sarif.js";
import { streamingReports } from "./streaming-reports.js";

/** What a report tells beside the results. */
export interface ToldReport extends ReportContext {
  /** Earlier runs, oldest first. */
  readonly history: readonly HistoryRun[];
}

/** A report that is written as a file. */
export interface FileReport {
  readonly file: string;
  /** What it is for, in a few words. */
  readonly about: string;
  readonly render: (results: Results, told: ToldReport) => RenderedReport;
}

/** Reports that are files, by the name that `--report` takes. */
export const fileReports: Readonly<Record<string, FileReport>> = {
  junit: {
    file: "junit.xml",
    about: "a test case for each case, for CI servers",
    render: (results) => ({ text: junitReport(results), notes: [] }),
  },
  sarif: {
    file: "results.sarif",
    about: "SARIF 2.1.0: findings at their lines of the documents, for code scanning",
    render: sarifReport,
  },
  ctrf: { file: "ctrf.json", about: "Common Test Report Format", render: ctrfReport },
  html: {
    file: "report.html",
    about: "a page to open in a browser: promises, findings, charts",
    render: (results, { version, history }) => ({
      text: embedPage(pageOfResults(results, { version, history }), readPageAssets("report")),
      notes: [],
    }),
  },
  markdown: {
    file: "summary.md",
    about: "what the run came to, for people to read",
    render: (results) => ({ text: markdownReport(results, Number.POSITIVE_INFINITY), notes: [] }),
  },
};

/** Reports that are no files of their own. */
const otherReports: Readonly<Record<string, string>> = {
  terminal: "progress and summary on the terminal",
  github: "annotations and step summary of GitHub Actions",
};

/** Every name that `--report` takes. */
export const reportNames: readonly string[] = [
  ...Object.keys(otherReports),
  ...Object.keys(fileReports),
  ...Object.keys(streamingReports),
];

/** What the help says of every report, each on a line of its own. */
export const reportHelp: string = [
  "Reports (results.json is always written):",
  ...Object.entries(otherReports).map(([name, about]) => `  ${name.padEnd(9)} ${about}`),
  ...Object.entries({ ...fileReports, ...streamingReports }).map(
    ([name, { file, about }]) => `  ${name.padEnd(9)} ${file}: ${about}`,
  ),
].join("\n");

/** The reports that the user asked for, else those that suit the place where assay runs. */
export function chosenReports(
  asked: readonly string[] | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return asked ?? (environment["GITHUB_ACTIONS"] === "true" ? ["terminal", "github"] : ["terminal"]);
}
