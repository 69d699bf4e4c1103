import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Provider } from "../documents/model.js";
import type { Fault } from "../mock/faults/fault.js";
import { type Proof, scoreOf } from "../prove/proof.js";
import { proofFile, proofPath, proofText } from "../prove/proof-file.js";
import { proofSummary, scoreText } from "../prove/proof-summary.js";
import { chosenFaults, type Proving, proveProvider } from "../prove/prove-provider.js";
import type { Shard } from "../prove/shard.js";
import { documentsFolder } from "../suite/documents-folder.js";
import { exitStatus } from "../suite/exit-status.js";
import { loadChosen } from "../suite/load-chosen.js";
import { UsageError } from "../suite/usage-error.js";
import type { CommandContext } from "./command-context.js";
import { nearestNames } from "./nearest-names.js";
import { proveProgress } from "./prove-progress.js";
import { type VolumeFlags, volumeOf } from "./volume.js";

/** Flags of `assay prove`. */
export interface ProveFlags extends VolumeFlags {
  /** An OpenAPI document in place of a provider. */
  readonly description?: string;
  readonly fault?: string;
  readonly shard?: Shard;
  readonly list?: boolean;
  readonly write?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** Does each check fail when its promise is broken? The suite's own score. */
export async function prove(
  names: readonly string[],
  flags: ProveFlags,
  context: CommandContext,
): Promise<number> {
  refuseContradiction(flags);
  const folder = documentsFolder(context.workingFolder);
  const loaded = await loadChosen(names, flags, context);
  if (loaded.kind === "broken") return context.refuse(loaded.problems);
  refuseUnknownFault(loaded.value, flags);
  if (flags.list === true) return list(loaded.value, flags, context);
  const statuses: number[] = [];
  const proofs: Proof[] = [];
  for (const provider of loaded.value) {
    if (context.signal.aborted) break;
    const proving = await proveWithProgress(provider, flags, context);
    if (proving.kind === "proved") proofs.push(proving.proof);
    statuses.push(await report(provider, proving, { flags, context, folder }));
  }
  if (flags.json === true)
    context.streams.out(`${JSON.stringify({ proofs: proofs.map(proofFile) }, null, 2)}\n`);
  if (proofs.length > 1) context.streams.err(`${total(proofs)}\n`);
  if (context.signal.aborted) statuses.push(exitStatus.inconclusive);
  return worst(statuses);
}

function proveWithProgress(
  provider: Provider,
  flags: ProveFlags,
  { signal, streams }: CommandContext,
): Promise<Proving> {
  const progress = proveProgress(provider.name, volumeOf(flags), { streams, now: Date.now });
  return proveProvider(provider, {
    signal,
    ...(flags.shard === undefined ? {} : { shard: flags.shard }),
    ...(flags.fault === undefined ? {} : { fault: withoutProvider(provider, flags.fault) }),
    onFault: progress,
  });
}

interface Reporting {
  readonly flags: ProveFlags;
  readonly context: CommandContext;
  readonly folder: string;
}

async function report(
  provider: Provider,
  proving: Proving,
  { flags, context, folder }: Reporting,
): Promise<number> {
  const { streams } = context;
  if (proving.kind === "refused") {
    const lines = proving.reports.map(({ case: { name }, outcome }) => {
      const what =
        outcome.kind === "errored"
          ? outcome.reason
          : outcome.kind === "failed"
            ? outcome.findings[0]?.message
            : "";
      return `  ${name}: ${what}\n`;
    });
    streams.err(
      `${streams.errStyle.red("refused")} ${provider.title}: the suite fails on the mock with nothing wrong, so it proves nothing. See \`assay verify ${provider.name} --strict\`.\n${lines.join("")}`,
    );
    return exitStatus.inconclusive;
  }
  const { proof } = proving;
  const isQuiet = volumeOf(flags) === "quiet";
  if (flags.json !== true) streams.out(`${proofSummary(provider, proof, streams.outStyle, { isQuiet })}\n`);
  if (!proof.complete) return exitStatus.inconclusive;
  const file = proofPath(folder, provider.name);
  const text = proofText(proofFile(proof));
  if (flags.write === true) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  if (flags.check === true && (await readFile(file, "utf8").catch(() => "")) !== text) {
    streams.err(
      `${streams.errStyle.red("not current")} ${file}\nRun \`assay prove --write\` and commit what it writes.\n`,
    );
    return exitStatus.broken;
  }
  const { killed, of } = scoreOf(proof.faults);
  return killed === of && proof.unneeded.length === 0 ? exitStatus.conforms : exitStatus.broken;
}

/** What survived wins over what could not be concluded. */
function worst(statuses: readonly number[]): number {
  return (
    [exitStatus.broken, exitStatus.inconclusive].find((status) => statuses.includes(status)) ??
    exitStatus.conforms
  );
}

function total(proofs: readonly Proof[]): string {
  return `all: ${scoreText(scoreOf(proofs.flatMap(({ faults }) => faults)))} killed`;
}

function list(providers: readonly Provider[], flags: ProveFlags, { streams }: CommandContext): number {
  const chosen = providers.map((provider) => ({ provider, faults: faultsFor(provider, flags) }));
  if (flags.json === true) {
    const listed = chosen.map(({ provider, faults }) => ({
      name: provider.name,
      faults: faults.map(({ name, family, does, at }) => ({
        name,
        family,
        does,
        ...(at === undefined ? {} : { at }),
      })),
    }));
    streams.out(`${JSON.stringify({ providers: listed }, null, 2)}\n`);
  } else
    for (const { provider, faults } of chosen)
      for (const { name, does } of faults) streams.out(`${provider.name}/${name}  ${does}\n`);
  return exitStatus.conforms;
}

function faultsFor(provider: Provider, { shard, fault }: ProveFlags): readonly Fault[] {
  return chosenFaults(provider, {
    ...(shard === undefined ? {} : { shard }),
    ...(fault === undefined ? {} : { fault: withoutProvider(provider, fault) }),
  });
}

/** A fault may be named with its provider before it, as lists show it. */
export function withoutProvider(provider: Provider, fault: string): string {
  return fault.startsWith(`${provider.name}/`) ? fault.slice(provider.name.length + 1) : fault;
}

function refuseContradiction({ fault, shard, write, check }: ProveFlags): void {
  if ((write === true || check === true) && (fault !== undefined || shard !== undefined))
    throw new UsageError("--write and --check are about all faults: leave --fault and --shard out.");
}

function refuseUnknownFault(providers: readonly Provider[], flags: ProveFlags): void {
  if (flags.fault === undefined) return;
  const { fault } = flags;
  if (providers.some((provider) => faultsFor(provider, { fault }).length > 0)) return;
  throw unknownFault(providers, fault);
}

/** The error for a fault that there is not, with those that may be meant. */
export function unknownFault(providers: readonly Provider[], fault: string): UsageError {
  const names = providers.flatMap((provider) =>
    chosenFaults(provider, {}).map(({ name }) => (providers.length > 1 ? `${provider.name}/${name}` : name)),
  );
  const near = nearestNames(fault, names).map((name) => `\n  ${name}`);
  return new UsageError(
    `There is no fault "${fault}". Nearest are:${near.join("")}\n\`assay prove --list\` lists all of them.`,
  );
}
