import type { Exchange } from "../../core/exchange.js";
import type { Finding } from "../../core/finding.js";
import type { Step, Workflow, WorkflowInputs } from "../../documents/arazzo/workflow.js";
import type { StepAnswer } from "../../workflow/ports.js";
import type { CaseRunner } from "../case-runner.js";
import type { RecordedExchanges } from "../recorded-exchanges.js";

/** One run of a workflow at work. */
export interface WorkflowRun {
  readonly runner: CaseRunner;
  readonly workflow: Workflow;
  readonly inputs: WorkflowInputs;
  readonly recorded: RecordedExchanges;
  /** In the order of sending. */
  readonly exchanges: StepExchange[];
  readonly waits: Waits;
  /** How long a read is given to show what was written, in milliseconds. */
  readonly patienceMs: number;
}

/** How long a run has waited. */
export interface Waits {
  /** Before retries, in milliseconds. */
  retriesMs: number;
  /** For reads to show what was written; the last is the one being waited for. */
  readonly polled: { readonly step: string; ms: number; polls: number }[];
}

/** One exchange of a run, judged by every check but the criteria. */
export interface StepExchange {
  readonly workflow: Workflow;
  readonly step: Step;
  readonly exchange: Exchange;
  /** What the interpreter was told of it. */
  readonly answer: StepAnswer;
  readonly findings: readonly Finding[];
  readonly held: readonly string[];
}
