import type { Results } from "./results.js";

/** What a report tells beside the results. */
export interface ReportContext {
  /** The version of assay. */
  readonly version: string;
  readonly exitStatus: number;
  /** The folder that places are told from, seen from the root of its repository: empty, or ending in a slash. */
  readonly folder: string;
}

/** A report as text, and what it had to leave out. */
export interface RenderedReport {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Makes a report of results. */
export type RenderReport = (results: Results, context: ReportContext) => RenderedReport;
