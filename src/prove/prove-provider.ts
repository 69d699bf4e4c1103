import type { Provider } from "../documents/model.js";
import type { Case } from "../engine/case.js";
import { type CaseSelection, matchesPattern } from "../engine/case-selection.js";
import type { CaseReport } from "../engine/events.js";
import { planDocuments } from "../engine/plan/plan-documents.js";
import type { Fault } from "../mock/faults/fault.js";
import { faultsOf } from "../mock/faults/faults-of.js";
import { killOf } from "./kill-of.js";
import { meetingCases } from "./meeting-cases.js";
import { promisesAtRisk } from "./promises-at-risk.js";
import { promisesSeenToFail } from "./promises-seen-to-fail.js";
import type { Fate, Kill, Proof, ProvedFault } from "./proof.js";
import { type Rehearsal, rehearse } from "./rehearse.js";
import { isOfShard, type Shard } from "./shard.js";
import { openStage, type Stage } from "./stage.js";
import { whyUnpromised } from "./why-unpromised.js";
import { whyUnseen } from "./why-unseen.js";

/** How to prove. */
export interface ProveOptions {
  readonly signal: AbortSignal;
  /** The cases that may find a fault; all when not given. */
  readonly selection?: CaseSelection;
  readonly shard?: Shard;
  /** Only the fault of this name, or those below it. */
  readonly fault?: string;
  /** Told after each fault. */
  readonly onFault?: (done: ProvedFault, count: { readonly done: number; readonly total: number }) => void;
}

/** What came of proving: a proof, or what the suite finds where nothing is wrong. */
export type Proving =
  | { readonly kind: "proved"; readonly proof: Proof }
  | { readonly kind: "refused"; readonly reports: readonly CaseReport[] };

/**
 * Switches every fault of a provider's documents on in turn, and looks whether the suite fails for it.
 *
 * A suite that fails where nothing is wrong proves nothing, so that is looked at first.
 */
export async function proveProvider(provider: Provider, options: ProveOptions): Promise<Proving> {
  const stage = await openStage(provider, options);
  try {
    const rehearsal = await rehearse(stage);
    const failing = rehearsal.reports.filter(
      ({ outcome: { kind } }) => kind === "failed" || kind === "errored",
    );
    if (failing.length > 0 && !options.signal.aborted) return { kind: "refused", reports: failing };
    return { kind: "proved", proof: await proveFaults(provider, { stage, rehearsal }, options) };
  } finally {
    await stage.close();
  }
}

/** The faults that are to be proved. */
export function chosenFaults(
  provider: Provider,
  { shard, fault: wanted }: Pick<ProveOptions, "shard" | "fault">,
): readonly Fault[] {
  return faultsOf(provider).filter(
    ({ name }) =>
      isOfShard(name, shard) && (wanted === undefined || name === wanted || name.startsWith(`${wanted}/`)),
  );
}

interface Rehearsed {
  readonly stage: Stage;
  readonly rehearsal: Rehearsal;
}

async function proveFaults(provider: Provider, rehearsed: Rehearsed, options: ProveOptions): Promise<Proof> {
  const faults = chosenFaults(provider, options);
  const proved: ProvedFault[] = [];
  const needed = new Set<string>();
  for (const fault of faults) {
    if (options.signal.aborted) break;
    const fate = await fateOf(provider, fault, rehearsed);
    const excuse = fate.kind === "survived" ? excuseFor(provider, fault) : undefined;
    if (excuse !== undefined) needed.add(excuse.pattern);
    const done = { fault, fate: excuse === undefined ? fate : excluded(excuse.because) };
    proved.push(done);
    options.onFault?.(done, { done: proved.length, total: faults.length });
  }
  const complete = proved.length === faults.length;
  const whole = [options.shard, options.fault, options.selection].every((choice) => choice === undefined);
  const excuses = (provider.profile.unproved ?? []).flatMap((entry) => entry.faults);
  return {
    provider: provider.name,
    title: provider.title,
    faults: proved,
    promises: promisesSeenToFail(provider, proved),
    unneeded: complete && whole ? excuses.filter((pattern) => !needed.has(pattern)) : [],
    complete,
    whole,
  };
}

function excluded(reason: string): Fate {
  return { kind: "excluded", reason };
}

/** What the profile says of a fault that nothing noticed. */
function excuseFor(
  { profile }: Provider,
  { name }: Fault,
): { readonly pattern: string; readonly because: string } | undefined {
  for (const { faults, because } of profile.unproved ?? []) {
    const pattern = faults.find((one) => matchesPattern(name, one));
    if (pattern !== undefined) return { pattern, because };
  }
  return undefined;
}

async function fateOf(provider: Provider, fault: Fault, { stage, rehearsal }: Rehearsed): Promise<Fate> {
  const { plan } = stage;
  const cases =
    fault.alter === undefined
      ? meetingCases(fault, plan.cases, rehearsal)
      : planDocuments(fault.alter(provider), plan.promises);
  const unseen = whyUnseen(fault, { plan, rehearsal, cases });
  if (unseen !== undefined) return excluded(unseen);
  const by = await killerOf(fault, cases, { stage, rehearsal });
  if (by !== undefined) return { kind: "killed", by };
  const unpromised = fault.unpromised ?? whyUnpromised(provider, fault);
  if (unpromised !== undefined) return excluded(unpromised);
  return { kind: "survived", promises: promisesAtRisk(provider, fault), cases: cases.length };
}

/** The first kill; of a fault that can be done in several ways, one that strikes what the fault is about. */
async function killerOf(
  fault: Fault,
  cases: readonly Case[],
  { stage, rehearsal }: Rehearsed,
): Promise<Kill | undefined> {
  const { promises } = stage.plan.provider;
  let best: Kill | undefined;
  for (const way of fault.ways ?? [fault.sabotage])
    for (const item of cases) {
      stage.set(way);
      const report = await stage.run(item);
      const kill = killOf(report, { promises, held: rehearsal.held.get(item.name) ?? [] });
      if (kill === undefined) continue;
      if (fault.ways === undefined || strikes(fault, report)) return kill;
      best ??= kill;
    }
  return best;
}

/** Whether what broke is the very criterion. */
function strikes({ at }: Fault, { outcome }: CaseReport): boolean {
  return (
    outcome.kind === "failed" &&
    outcome.findings.some(({ check, constraint }) => check === "workflow-criterion" && constraint === at)
  );
}
