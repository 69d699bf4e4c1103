import type { Provider } from "../documents/model.js";
import { breachOf, isSameBreach } from "../gate/breach.js";
import { compareRuns, judgeResults } from "../gate/judge-results.js";
import type { JudgedRun } from "../gate/judged-run.js";
import type { KnownDeviation } from "../gate/known-deviation.js";
import { documentsFolder } from "../suite/documents-folder.js";
import { exitStatus } from "../suite/exit-status.js";
import { loadDeviations } from "../suite/load-deviations.js";
import { loadProviders } from "../suite/load-providers.js";
import { UsageError } from "../suite/usage-error.js";
import { adoptResults } from "./adopt-results.js";
import type { CommandContext } from "./command-context.js";
import { gateText, type ToldAnswer } from "./gate-text.js";
import { readResults } from "./read-results.js";
import { type VolumeFlags, volumeOf } from "./volume.js";

/** Every flag of `gate`, as commander hands them over. */
export interface GateFlags extends VolumeFlags {
  readonly baseline?: string;
  readonly adopt?: boolean;
  readonly owner?: string;
  readonly reason?: string;
  readonly link?: string;
  readonly expires?: string;
  readonly case?: string;
  readonly json?: boolean;
}

/** What a run's results are weighed against. */
export interface GateInput {
  readonly file: string;
  readonly results: JudgedRun;
  readonly folder: string;
  readonly providers: readonly Provider[];
  readonly deviations: ReadonlyMap<string, readonly KnownDeviation[]>;
}

/** Weighs a run's results against what is on record, or puts on record what is new. */
export async function gate(file: string, flags: GateFlags, context: CommandContext): Promise<number> {
  const results: JudgedRun = await readResults(file);
  const names = results.providers.map(({ name }) => name);
  if (names.length === 0) throw new UsageError(`${file} holds no provider's run.`);
  const folder = documentsFolder(context.workingFolder);
  const loaded = await loadProviders(folder, names);
  if (loaded.kind === "broken") return context.refuse(loaded.problems);
  const known = await loadDeviations(folder, loaded.value, context.environment);
  if (known.kind === "broken") return context.refuse(known.problems);
  const input: GateInput = { file, results, folder, providers: loaded.value, deviations: known.value };
  if (flags.adopt === true) return adoptResults(input, flags, context);
  const baseline = flags.baseline === undefined ? undefined : await baselineFor(flags.baseline, results);
  return tell(input, { flags, baseline }, context);
}

async function baselineFor(file: string, { target }: JudgedRun): Promise<JudgedRun> {
  const baseline: JudgedRun = await readResults(file);
  if (baseline.target !== target)
    throw new UsageError(
      `${file} is of the ${baseline.target} target, the results are of ${target}: they cannot be compared.`,
    );
  return baseline;
}

function tell(
  { results, deviations }: GateInput,
  { flags, baseline }: { readonly flags: GateFlags; readonly baseline: JudgedRun | undefined },
  { streams }: CommandContext,
): number {
  const now = new Date();
  const answers = results.providers.map((provider): ToldAnswer => {
    const known = results.target === "live" ? (deviations.get(provider.name) ?? []) : [];
    const answer = judgeResults(provider, known, now);
    if (baseline === undefined) return answer;
    const earlier = baseline.providers.find(({ name }) => name === provider.name);
    return { ...answer, baseline: compareRuns(provider, earlier) };
  });
  const human = flags.json === true ? streams.err : streams.out;
  const ignored = [...deviations.values()].flat().length;
  if (results.target === "mock" && ignored > 0)
    human(
      "The results are of the mock: known deviations are the live provider's, and excuse nothing here.\n",
    );
  human(gateText(answers, flags.json === true ? streams.errStyle : streams.outStyle, volumeOf(flags)));
  const status = worst(answers.map(statusOf));
  if (flags.json === true)
    streams.out(
      `${JSON.stringify({ schema: "assay/gate@1", target: results.target, status, providers: answers }, null, 2)}\n`,
    );
  return status;
}

/** A broken promise wins over what could not be concluded. */
function worst(statuses: readonly number[]): number {
  return statuses.includes(exitStatus.broken) ? exitStatus.broken : Math.max(...statuses);
}

/** What was there before fails nothing where a baseline is given. */
function statusOf(answer: ToldAnswer): number {
  const { failing, open, inconclusive, stopped, baseline } = answer;
  const isNew = (one: ToldAnswer["new"][number]) =>
    baseline === undefined ||
    baseline.new.some(
      ({ case: name, finding }) =>
        name === one.case && isSameBreach(breachOf(finding), breachOf(one.finding)),
    );
  if (failing.length > 0 || answer.new.some(isNew)) return exitStatus.broken;
  const isOpen = open.length > 0 || inconclusive.length > 0 || stopped !== undefined;
  return isOpen ? exitStatus.inconclusive : exitStatus.conforms;
}
