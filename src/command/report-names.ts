import { junitReport } from "../report/junit.js";
import type { Results } from "../report/results.js";

/** A report that is written as a file. */
export interface FileReport {
  readonly file: string;
  readonly render: (results: Results) => string;
}

/** Reports by the name that `--report` takes; `terminal` is written as the run goes. */
export const fileReports: Readonly<Record<string, FileReport>> = {
  junit: { file: "junit.xml", render: junitReport },
};

/** Every name that `--report` takes. */
export const reportNames: readonly string[] = ["terminal", ...Object.keys(fileReports)];
