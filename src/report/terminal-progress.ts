import type { RunEvent, RunListener } from "../engine/events.js";
import { plural } from "./plural.js";
import { clockText, durationText } from "./terminal/duration-text.js";
import { liveScreen, type ScreenSize } from "./terminal/live-screen.js";
import { follow, newProgress, type ProgressState, type ProviderProgress } from "./terminal/progress-state.js";
import type { TerminalStyle } from "./terminal-style.js";

/** Where progress is shown. */
export interface ProgressOutput {
  readonly style: TerminalStyle;
  /** Writes lines that stay. */
  readonly write: (text: string) => void;
  /** Shows lines in place of those that it showed before; none takes them away. */
  readonly show: (lines: readonly string[]) => void;
  readonly size: () => ScreenSize;
}

/** Progress of a run, as it goes. */
export interface TerminalProgress {
  readonly listen: RunListener;
  /** To be called several times a second: draws what changed. */
  readonly tick: () => void;
  /** Takes away what is not to stay. */
  readonly end: () => void;
}

/** Where nothing can be rewritten, long work tells a line every so often. */
const tellEveryMs = 30_000;

/**
 * Shows how far a run is: lines rewritten in place on a terminal; elsewhere a line when a provider begins and ends,
 * one on each wait, and one now and then on what takes long.
 */
export function terminalProgress(output: ProgressOutput, now: () => number): TerminalProgress {
  const { style, write, show, size } = output;
  const state = newProgress();
  let toldAt = now();
  const draw = () => {
    if (style.live) show(liveScreen(state, style, { size: size(), now: now() }));
  };
  return {
    listen: (event) => {
      follow(state, event, now());
      const line = lineOf(event, state, style);
      if (line !== undefined) {
        toldAt = now();
        write(`${line}\n`);
      }
      if (event.kind === "provider-finished") state.provider = undefined;
      // Planning leaves no time to draw while it goes on.
      if (event.kind === "run-started" || event.kind === "provider-finished") draw();
    },
    tick: () => {
      draw();
      if (!style.live && state.provider !== undefined && now() - toldAt >= tellEveryMs) {
        toldAt = now();
        write(`${underWay(state.provider, now())}\n`);
      }
    },
    end: () => show([]),
  };
}

/** The line that an event leaves behind; undefined where it leaves none. */
function lineOf(
  event: RunEvent,
  { provider, target }: ProgressState,
  style: TerminalStyle,
): string | undefined {
  switch (event.kind) {
    case "provider-started": {
      const where = target === "mock" ? `the mock at ${event.address}` : event.address;
      return style.live
        ? undefined
        : `${event.provider.name}: ${plural(event.cases.length, "case")} against ${where}`;
    }
    case "waiting": {
      const { workflow, reason, ms } = event;
      const who =
        workflow === undefined
          ? `${reason ?? "the run is to go on slowly"}; everything`
          : `workflow ${workflow}`;
      return `${event.provider}: ${who} waits ${durationText(ms)} before it asks again`;
    }
    case "provider-finished":
      return provider === undefined ? undefined : finishedLine(event, { provider, target }, style);
    default:
      return undefined;
  }
}

function underWay({ name, done, total, broken, requests, startedAt }: ProviderProgress, now: number): string {
  const found = broken > 0 ? `, ${broken} broken` : "";
  return `${name}: ${done} of ${plural(total, "case")}${found}, ${plural(requests, "request")} in ${clockText(now - startedAt)}`;
}

function finishedLine(
  { requests, resources, stopped }: Extract<RunEvent, { kind: "provider-finished" }>,
  { provider, target }: { readonly provider: ProviderProgress; readonly target: ProgressState["target"] },
  { red, yellow, green, signs }: TerminalStyle,
): string {
  const { name, done, broken, open } = provider;
  const unsure = open > 0 || stopped !== undefined;
  const mark = broken > 0 ? red(signs.broken) : unsure ? yellow(signs.unsure) : green(signs.kept);
  const parts = [
    plural(done, "case"),
    plural(requests, "request"),
    ...(broken > 0 ? [`${broken} broken`] : []),
    ...(open > 0 ? [`${open} inconclusive`] : []),
    ...(resources.created > 0 ? [`${resources.created} created`, `${resources.deleted} deleted`] : []),
    ...(resources.left.length > 0 ? [`${resources.left.length} left behind`] : []),
  ];
  return `${mark} ${name}${target === "mock" ? " (mock)" : ""}: ${parts.join(", ")}`;
}
