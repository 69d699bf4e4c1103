import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Provider } from "../documents/model.js";
import { faultFamilies } from "../mock/faults/fault.js";
import { faultsOf } from "../mock/faults/faults-of.js";
import { type Proof, type ProvedFault, type Score, scoreOf } from "./proof.js";

/** So many faults of each promise are written down. */
const mostExamples = 3;

/** A proof as it is kept beside what is generated: the same documents give the same file. */
export interface ProofFile {
  readonly schema: "assay/proof@1";
  readonly provider: string;
  readonly score: Score & { readonly excluded: number };
  readonly families: Readonly<Record<string, Score & { readonly excluded: number }>>;
  /** Of the names of all faults: tells whether the documents imply others by now. */
  readonly faults: string;
  /** By promise that is verified: how many faults broke it, and some of them. */
  readonly promises: Readonly<Record<string, { readonly faults: number; readonly such: readonly string[] }>>;
  /** Promises that are verified and that no fault was seen to break. */
  readonly neverFailed: readonly string[];
  readonly survivors: readonly { readonly fault: string; readonly promises: readonly string[] }[];
  /** By reason. */
  readonly excluded: Readonly<Record<string, readonly string[]>>;
}

/** What a proof comes to, to be kept. */
export function proofFile({ provider, faults, promises }: Proof): ProofFile {
  const families = faultFamilies.flatMap((family) => {
    const own = faults.filter(({ fault }) => fault.family === family);
    return own.length === 0 ? [] : [[family, countsOf(own)] as const];
  });
  const excluded = new Map<string, string[]>();
  for (const { fault, fate } of faults)
    if (fate.kind === "excluded")
      excluded.set(fate.reason, [...(excluded.get(fate.reason) ?? []), fault.name]);
  return {
    schema: "assay/proof@1",
    provider,
    score: countsOf(faults),
    families: Object.fromEntries(families),
    faults: digestOf(faults.map(({ fault }) => fault.name)),
    promises: Object.fromEntries(
      promises.map(({ id, seenToFail }) => [
        id,
        { faults: seenToFail.length, such: seenToFail.slice(0, mostExamples) },
      ]),
    ),
    neverFailed: promises.filter(({ seenToFail }) => seenToFail.length === 0).map(({ id }) => id),
    survivors: faults.flatMap(({ fault, fate }) =>
      fate.kind === "survived" ? [{ fault: fault.name, promises: fate.promises }] : [],
    ),
    excluded: Object.fromEntries(excluded),
  };
}

/** Whether a proof is about other faults than the documents imply by now. */
export function isOutdated(file: ProofFile, provider: Provider): boolean {
  return file.faults !== digestOf(faultsOf(provider).map(({ name }) => name));
}

/** Where the proof of a provider is kept. */
export function proofPath(folder: string, provider: string): string {
  return join(folder, "generated", provider, "proof.json");
}

/** The proof that is kept for a provider; undefined where there is none. */
export async function readProof(folder: string, provider: string): Promise<ProofFile | undefined> {
  try {
    return JSON.parse(await readFile(proofPath(folder, provider), "utf8")) as ProofFile;
  } catch {
    // Nothing has been proved yet.
    return undefined;
  }
}

/** The text of a proof's file. */
export function proofText(file: ProofFile): string {
  return `${JSON.stringify(file, null, 2)}\n`;
}

function countsOf(faults: readonly ProvedFault[]): Score & { readonly excluded: number } {
  const score = scoreOf(faults);
  return { ...score, excluded: faults.length - score.of };
}

function digestOf(names: readonly string[]): string {
  return createHash("sha256").update(names.join("\n")).digest("hex").slice(0, 16);
}
