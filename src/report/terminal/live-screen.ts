import { plural } from "../plural.js";
import type { TerminalStyle } from "../terminal-style.js";
import { clockText, durationText } from "./duration-text.js";
import { cutEnd, cutStart, filledLines } from "./fit-text.js";
import { type ProgressState, type ProviderProgress, remainingMs } from "./progress-state.js";

/** How much room there is. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** The widest bar, and the least width of a line that has one. */
const [widestBar, leastWithBar] = [20, 70];

/** More cases than this at a time are counted, not named. */
const mostNamed = 8;

/** What a terminal shows while a run goes: how far it is, what it has used, what runs and what waits. */
export function liveScreen(
  { provider, target, providers, place }: ProgressState,
  style: TerminalStyle,
  { size, now }: { readonly size: ScreenSize; readonly now: number },
): string[] {
  // A line of the full width would be broken by some terminals.
  const columns = Math.max(1, size.columns - 1);
  if (provider === undefined) {
    const next = providers[place];
    return next === undefined ? [] : [cutEnd(`${style.bold(next)}  is planned`, columns)];
  }
  const where = target === "mock" ? "the mock" : provider.address;
  const turn = providers.length > 1 ? ` (${provider.place} of ${providers.length})` : "";
  const bar = columns >= leastWithBar ? [barOf(provider, style)] : [];
  const head = filledLines(
    [
      `${style.bold(provider.name)}${turn}`,
      `on ${where}`,
      ...bar,
      `${provider.done}/${provider.total}`,
      ...counts(provider, style),
      ...times(provider, now),
    ],
    columns,
  );
  const waits = provider.waits
    .filter(({ until }) => until > now)
    .map(({ who, until }) => cutEnd(`  waits ${clockText(until - now)} more: ${who}`, columns));
  const lines = [...head, ...used(provider, columns), ...waits];
  // The line below the last belongs to the cursor.
  const room = Math.min(mostNamed, size.rows - 1 - lines.length);
  return [...lines, ...runningLines(provider, style, { columns, room, now })].slice(
    0,
    Math.max(1, size.rows - 1),
  );
}

function barOf({ done, total }: ProviderProgress, { signs, green, dim }: TerminalStyle): string {
  const filled = total === 0 ? widestBar : Math.floor((done / total) * widestBar);
  return `${green(signs.bar[0].repeat(filled))}${dim(signs.bar[1].repeat(widestBar - filled))}`;
}

function counts({ broken, open }: ProviderProgress, { red, yellow, signs }: TerminalStyle): string[] {
  return [
    ...(broken > 0 ? [red(`${signs.broken} ${broken} broken`)] : []),
    ...(open > 0 ? [yellow(`${signs.unsure} ${open} inconclusive`)] : []),
  ];
}

function times(progress: ProviderProgress, now: number): string[] {
  const remaining = remainingMs(progress, now);
  return [
    clockText(now - progress.startedAt),
    ...(remaining === undefined ? [] : [`about ${durationText(remaining)} left`]),
  ];
}

/** Requests and creations, with what is left of them where there is a limit. */
function used({ requests, creations, left }: ProviderProgress, columns: number): string[] {
  const leftOf = (amount: number) => (Number.isFinite(amount) ? ` (${Math.max(0, amount)} left)` : "");
  const parts = [
    `  ${plural(requests, "request")}${leftOf(left.requests)}`,
    `${creations} created${leftOf(left.creations)}`,
  ];
  return filledLines(parts, columns);
}

function runningLines(
  { name, running }: ProviderProgress,
  style: TerminalStyle,
  { columns, room, now }: { readonly columns: number; readonly room: number; readonly now: number },
): string[] {
  if (room < 1) return [];
  const longestFirst = [...running].sort(([, left], [, right]) => left - right);
  const isCut = longestFirst.length > room;
  const shown = longestFirst.slice(0, isCut ? room - 1 : room);
  const lines = shown.map(([item, since]) => {
    const own = item.startsWith(`${name}/`) ? item.slice(name.length + 1) : item;
    const seconds = Math.floor((now - since) / 1000);
    const age = seconds < 2 ? "" : ` ${seconds} s`;
    return `  ${style.dim(style.signs.running)} ${cutStart(own, columns - 4 - age.length)}${style.dim(age)}`;
  });
  return isCut ? [...lines, `  … ${longestFirst.length - shown.length} more`] : lines;
}
