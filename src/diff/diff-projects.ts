import { join } from "node:path";
import { jsonEquals } from "../core/json.js";
import type { Loaded, Problem } from "../core/problem.js";
import { findProviders } from "../documents/find-providers.js";
import { providerFiles } from "../documents/load-provider.js";
import type { Change } from "./change.js";
import type { Engines } from "./diff-descriptions.js";
import { diffProvider, type ProviderDiff, type ProviderSides } from "./diff-provider.js";
import {
  type ProviderDocuments,
  readDescriptionAlone,
  readProviderDocuments,
} from "./documents/provider-documents.js";
import { type DiffSide, documentName } from "./sides/open-side.js";

/** The two sides of a comparison, and which of their providers count. */
export interface Comparison {
  readonly base: DiffSide;
  readonly head: DiffSide;
  /** All where there are none. */
  readonly names: readonly string[];
  /** Asked where nothing is said. */
  readonly engines?: Engines;
  /** The provider with its cases, as the later side has it. */
  readonly planOf: (name: string) => Promise<Loaded<NonNullable<ProviderSides["plan"]>>>;
}

/** Compares two projects, or two descriptions, provider by provider. */
export async function diffProjects(comparison: Comparison): Promise<Loaded<ProviderDiff[]>> {
  const { base, head } = comparison;
  if (base.kind === "file" || head.kind === "file") return diffFiles(base, head);
  const [before, after] = await Promise.all([findProviders(base.folder), findProviders(head.folder)]);
  const known = [...new Set([...after, ...before])].sort();
  const wanted =
    comparison.names.length === 0 ? known : known.filter((name) => comparison.names.includes(name));
  const diffs: ProviderDiff[] = [];
  const problems: Problem[] = [];
  for (const name of wanted) {
    const diff =
      before.includes(name) && after.includes(name)
        ? await diffBoth(name, comparison, { base: base.folder, head: head.folder })
        : await diffOne(name, comparison, after.includes(name));
    if (diff.kind === "loaded") diffs.push(diff.value);
    else problems.push(...diff.problems);
  }
  return problems.length > 0 ? { kind: "broken", problems } : { kind: "loaded", value: diffs };
}

/** The providers that either side has, for who names one that neither has. */
export async function providersOf({ base, head }: Pick<Comparison, "base" | "head">): Promise<string[]> {
  const names = await Promise.all(
    [base, head].map((side) => (side.kind === "file" ? [] : findProviders(side.folder))),
  );
  return [...new Set(names.flat())].sort();
}

async function diffBoth(
  name: string,
  comparison: Comparison,
  folders: { readonly base: string; readonly head: string },
): Promise<Loaded<ProviderDiff>> {
  const [base, head] = await Promise.all([
    readProviderDocuments(folders.base, name),
    readProviderDocuments(folders.head, name),
  ]);
  if (base.kind === "broken" || head.kind === "broken")
    return {
      kind: "broken",
      problems: [base, head].flatMap((one) => (one.kind === "broken" ? one.problems : [])),
    };
  if (isSame(base.value, head.value)) return { kind: "loaded", value: unchanged(name) };
  const plan = await comparison.planOf(name);
  if (plan.kind === "broken") return plan;
  const { engines = "asked" } = comparison;
  const fileOf: ProviderSides["fileOf"] = (side, path) => documentName(comparison[side], path);
  return {
    kind: "loaded",
    value: await diffProvider({
      name,
      base: base.value,
      head: head.value,
      fileOf,
      engines,
      plan: plan.value,
    }),
  };
}

async function diffFiles(before: DiffSide, after: DiffSide): Promise<Loaded<ProviderDiff[]>> {
  const [base, head] = await Promise.all([before, after].map(readFileSide));
  if (base === undefined || head === undefined) return { kind: "loaded", value: [] };
  if (base.kind === "broken" || head.kind === "broken")
    return {
      kind: "broken",
      problems: [base, head].flatMap((one) => (one.kind === "broken" ? one.problems : [])),
    };
  const sides = { name: after.label, base: base.value, head: head.value };
  return {
    kind: "loaded",
    value: [await diffProvider({ ...sides, fileOf: (side) => (side === "base" ? before : after).label })],
  };
}

async function readFileSide(side: DiffSide): Promise<Loaded<ProviderDocuments>> {
  if (side.kind === "file") return readDescriptionAlone(side.path);
  const message =
    "A description file is compared with another file; name two files, or two revisions or folders.";
  return { kind: "broken", problems: [{ document: side.label, message }] };
}

/** A provider that only one side has is one change. */
async function diffOne(name: string, comparison: Comparison, isNew: boolean): Promise<Loaded<ProviderDiff>> {
  const plan = isNew ? await comparison.planOf(name) : undefined;
  if (plan?.kind === "broken") return plan;
  const cases = (plan?.value.cases ?? []).map((item) => item.name);
  const change: Change = {
    provider: name,
    document: "provider",
    kind: isNew ? "added" : "removed",
    rating: isNew ? "minor" : "major",
    says: `provider ${name} was ${isNew ? "added" : "removed"}`,
    because: isNew ? "it is new, and nobody relies on it" : "what relied on it finds it gone",
    decidedBy: "own",
    file: providerFiles("", name).description.replace(/^[\\/]/, ""),
    place: "",
    uses: [],
    engines: {},
    promises: (plan?.value.provider.promises ?? []).map(({ id }) => id),
    cases,
  };
  return { kind: "loaded", value: { provider: name, changes: [change], cases, silent: [], misplaced: [] } };
}

function isSame(base: ProviderDocuments, head: ProviderDocuments): boolean {
  const arazzo = (documents: ProviderDocuments) => documents.arazzo.map(({ value }) => value);
  return (
    jsonEquals(base.described.root, head.described.root) &&
    jsonEquals(base.promises.value, head.promises.value) &&
    jsonEquals(base.profile.value, head.profile.value) &&
    jsonEquals(arazzo(base), arazzo(head))
  );
}

function unchanged(provider: string): ProviderDiff {
  return { provider, changes: [], cases: [], silent: [], misplaced: [] };
}

/** A problem of a document that was taken out of a revision, told as it is called there. */
export function problemIn(side: DiffSide, problem: Problem): Problem {
  if (side.kind === "file" || !problem.document.startsWith(join(side.folder, "specs"))) return problem;
  return { ...problem, document: `${side.label}:${documentName(side, problem.document)}` };
}
