import { lackingLines } from "../lacking-lines.js";
import { plural } from "../plural.js";
import type { ProviderResults, Results } from "../results.js";
import type { TerminalStyle } from "../terminal-style.js";
import { hangingText } from "./hanging-text.js";

/** What to look into: runs that ended early, cases that concluded nothing, what was lacking, what is left behind. */
export function noteLines({ providers, notRun = [] }: Results, style: TerminalStyle): string[] {
  const notes = [
    ...providers.flatMap((provider) => notesOf(provider, style)),
    ...notRun.map((name) => `${name}: not run, for the run was ended before`),
  ];
  const { wrapsAt, yellow, signs } = style;
  return notes.map((note) => hangingText(`${yellow(signs.warning)} `, note, { wrapsAt, indent: 2 }));
}

function notesOf(provider: ProviderResults, { dim }: TerminalStyle): string[] {
  const { name, stopped, cases, leftovers, notExercised } = provider;
  const inconclusive = cases.filter(({ verdict }) => verdict === "inconclusive");
  const reasons = [...new Set(inconclusive.map(({ reason }) => reason?.split("\n")[0] ?? ""))];
  const newReasons = reasons.filter((reason) => stopped === undefined || !stopped.includes(reason));
  const because = newReasons.length === 0 ? "" : `: ${newReasons.slice(0, 3).join("; ")}`;
  const unheeded = notExercised.filter(({ reason }) => reason.includes("is not honoured"));
  return [
    ...(stopped === undefined ? [] : [`${name}: the run ended early: ${stopped}`]),
    ...(inconclusive.length === 0
      ? []
      : [`${name}: ${plural(inconclusive.length, "case")} inconclusive${because}`]),
    ...lackingLines(provider),
    ...unheeded.slice(0, 5).map(({ place, reason }) => `${name}: ${reason} ${dim(`at ${place ?? ""}`)}`),
    ...leftovers
      .slice(0, 5)
      .map(({ resource, id, reason }) => `${name}: ${resource} ${id} is left behind: ${reason}`),
    ...(leftovers.length > 5
      ? [`${name}: ${leftovers.length - 5} more are left behind, all in the results`]
      : []),
  ];
}

/** What is good to know, and asks for nothing. */
export function asideLines({ providers }: Results, { dim, wrapsAt }: TerminalStyle): string[] {
  return providers.flatMap(asidesOf).map((text) => dim(hangingText("", text, { wrapsAt, indent: 2 })));
}

function asidesOf({ name, cases, notExercised }: ProviderResults): string[] {
  const skipped = cases.filter(({ verdict }) => verdict === "skipped").length;
  const waits = cases.flatMap(({ convergence }) => convergence ?? []);
  const slowest = Math.max(...waits.map(({ ms }) => ms));
  return [
    ...(skipped === 0
      ? []
      : [`${name}: ${plural(skipped, "case")} skipped, each with its reason in the results`]),
    ...(waits.length === 0
      ? []
      : [
          `${name}: ${plural(waits.length, "read")} took up to ${slowest} ms to show what was written before`,
        ]),
    ...(notExercised.length === 0
      ? []
      : [
          `${name}: ${plural(notExercised.length, "part")} of the description not exercised; \`assay plan ${name}\` tells which, and why`,
        ]),
  ];
}
