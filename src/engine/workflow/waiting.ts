import type { Step } from "../../documents/arazzo/workflow.js";
import { pause } from "../pause.js";
import type { WorkflowRun } from "./workflow-run.js";

/** A live run waits no longer than this, all retries together, unless the user allows it. */
const longestWaitMs = 30_000;

/** A wait that a person would wonder about. */
const noticedWaitMs = 3_000;

/** The first wait for a read to show what was written; each next one is twice as long. */
const firstPollMs = 25;
const longestPollMs = 2_000;

/** What a target answers for good: it does not know the method, or does not have the operation. */
const lastingStatuses = [405, 501];

/** What was refused to the end of one wait is waited for again this part of the time. */
const shortWait = 0.1;

/** Waits on the target's clock: one that can be moved is, any other is waited for. */
export async function waitOnTarget({ runner, waits, workflow }: WorkflowRun, ms: number): Promise<void> {
  const { advance, signal, onWait } = runner.session;
  waits.retriesMs += ms;
  if (advance !== undefined) {
    advance(ms);
    return;
  }
  if (waits.retriesMs > longestWaitMs && !runner.allowsSlow) return;
  if (ms >= noticedWaitMs) onWait?.({ ms, workflow: workflow.id });
  await pause(ms, signal);
}

/** Why a run must end for want of leave to wait. */
export function tooLongAWait({ runner, waits }: WorkflowRun): string | undefined {
  const isTooLong =
    runner.session.advance === undefined && !runner.allowsSlow && waits.retriesMs > longestWaitMs;
  return isTooLong
    ? `it waits ${Math.round(waits.retriesMs / 1000)} s, which a live run does only with --allow slow`
    : undefined;
}

/**
 * How long to wait before a read is sent once more, since what was written may take a while to show; undefined once
 * the time for that is over, where nothing was written, and where the answer will not change.
 */
export function patienceWith(
  { exchanges, waits, patienceMs, runner }: WorkflowRun,
  step: Step,
  polls: number,
): number | undefined {
  const hasWritten = exchanges.some(({ exchange }) => !isSafe(exchange.request.method));
  if (step.target.kind !== "operation" || !isSafe(step.target.operation.method) || !hasWritten)
    return undefined;
  const status = exchanges.at(-1)?.exchange.response?.status ?? 0;
  if (lastingStatuses.includes(status)) return undefined;
  const refusal = `${step.target.operation.id} ${status}`;
  const last = polls === 0 ? undefined : waits.polled.at(-1);
  const waited = last?.ms ?? 0;
  const mostMs = runner.lasting.has(refusal) ? patienceMs * shortWait : patienceMs;
  const ms = Math.min(firstPollMs * 2 ** polls, longestPollMs, mostMs - waited);
  if (ms <= 0) {
    const isWhole = patienceMs >= runner.session.provider.profile.convergenceMs;
    if (status >= 400 && isWhole) runner.lasting.add(refusal);
    return undefined;
  }
  if (last === undefined) waits.polled.push({ step: step.id, ms, polls: 1 });
  else {
    last.ms += ms;
    last.polls += 1;
  }
  return ms;
}

function isSafe(method: string): boolean {
  return method === "GET" || method === "HEAD";
}
