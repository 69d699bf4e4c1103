import type { RunEvent } from "../engine/events.js";
import { plural } from "./plural.js";

/** What a live run may do to a provider, for people, before anything is sent. */
export function limitsText({
  provider,
  address,
  limits,
}: Extract<RunEvent, { kind: "provider-started" }>): string {
  const { maxRequests, maxCreates, timeoutMs, stopAfter, allow, billable } = limits;
  const most = (count: number, noun: string) =>
    Number.isFinite(count) ? `at most ${plural(count, noun)}` : `any number of ${noun}s`;
  const stop =
    stopAfter === 0
      ? "never given up"
      : `given up after ${stopAfter} requests in a row without a good answer`;
  const lines = [
    `sends ${most(maxRequests, "request")}, makes ${most(maxCreates, "resource")}, ${paceText(limits.pace)}`,
    `waits ${timeoutMs / 1000} s for an answer, ${stop}`,
    `allowed: ${allow.length === 0 ? "nothing beyond that (quota, slow and billable are there to allow)" : allow.join(", ")}`,
    ...(billable.length === 0 ? [] : [`billable: ${billable.join(", ")}, ${moneyText(limits.sparesMoney)}`]),
  ];
  return `${provider.name} at ${address}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

function moneyText(isSpared: boolean): string {
  return isSpared ? "left out; --allow billable sends it" : "which are sent";
}

function paceText(pace: Extract<RunEvent, { kind: "provider-started" }>["limits"]["pace"]): string {
  const { perSecond, readsPerMinute, writesPerMinute } = pace;
  const parts = [
    ...(perSecond > 0 ? [`${rounded(perSecond)} a second`] : []),
    ...(readsPerMinute > 0 ? [`${rounded(readsPerMinute)} reads a minute`] : []),
    ...(writesPerMinute > 0 ? [`${rounded(writesPerMinute)} writes a minute`] : []),
  ];
  return parts.length === 0 ? "as fast as it answers" : `no faster than ${parts.join(", ")}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
