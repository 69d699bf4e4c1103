import { buildPromises } from "../documents/load-promises.js";
import type { Provider } from "../documents/model.js";
import type { DocumentedPromise } from "../documents/promise.js";
import type { SourceDocument } from "../documents/read-document.js";
import type { Case } from "../engine/case.js";
import { operationsOf } from "../engine/workflow/reachable-workflows.js";
import { affectedCases } from "./affected-cases.js";
import type { Change, Reach } from "./change.js";
import { describeChange } from "./describe-change.js";
import { type DocumentChange, placeOf } from "./description/document-change.js";
import { diffDescriptions, type Engines } from "./diff-descriptions.js";
import { compareProfiles } from "./documents/compare-profiles.js";
import { comparePromises } from "./documents/compare-promises.js";
import { compareWorkflows } from "./documents/compare-workflows.js";
import type { DataChange } from "./documents/data-change.js";
import type { ProviderDocuments } from "./documents/provider-documents.js";
import { isRemark } from "./rating/own-verdict.js";
import type { Sides } from "./rating/rate-change.js";
import type { RatedChange } from "./rating/rated-change.js";
import { touchedPromises } from "./touched-promises.js";

/** A provider on both sides, and as it would run now. */
export interface ProviderSides {
  readonly name: string;
  readonly base: ProviderDocuments;
  readonly head: ProviderDocuments;
  /** Below the project's folder, or however the document is told. */
  readonly fileOf: (side: "base" | "head", path: string) => string;
  readonly engines?: Engines;
  /** The provider and its plan after; absent where only descriptions are compared. */
  readonly plan?: { readonly provider: Provider; readonly cases: readonly Case[] };
}

/** What differs between a provider before and after. */
export interface ProviderDiff {
  readonly provider: string;
  readonly changes: readonly Change[];
  /** Names of the cases to run again, in the order of the plan. */
  readonly cases: readonly string[];
  /** Engines that gave no answer, with the reason. */
  readonly silent: readonly { readonly engine: string; readonly reason: string }[];
  /** What engines say of places that do not differ: they take one thing for another. */
  readonly misplaced: readonly { readonly engine: string; readonly says: string }[];
}

/** Compares all documents of a provider; each difference is told once, with what it touches. */
export async function diffProvider(sides: ProviderSides): Promise<ProviderDiff> {
  const { base, head } = sides;
  const described = { base: base.described, head: head.described };
  const { changes: rated, silent, misplaced } = await diffDescriptions(described, sides.engines);
  const catalogues = { base: buildPromises(base.promises), head: buildPromises(head.promises) };
  const ofDescription = rated.map((change) => descriptionChange(change, { sides, described, catalogues }));
  const ofData = [
    ...comparePromises(base.promises, head.promises),
    ...compareWorkflows(base, head),
    ...compareProfiles(base.profile, head.profile),
  ].map((change) => dataChange(change, { sides, catalogues }));
  const changes = [...ofDescription, ...ofData];
  const again = new Set(changes.flatMap(({ cases }) => cases));
  return {
    provider: sides.name,
    changes,
    cases: (sides.plan?.cases ?? []).map(({ name }) => name).filter((name) => again.has(name)),
    silent,
    misplaced: misplaced.map(({ engine, says }) => ({ engine, says })),
  };
}

interface Catalogues {
  readonly base: readonly DocumentedPromise[];
  readonly head: readonly DocumentedPromise[];
}

function descriptionChange(
  { change, rating, because, decidedBy, uses, engines }: RatedChange,
  context: { readonly sides: ProviderSides; readonly described: Sides; readonly catalogues: Catalogues },
): Change {
  const { sides, described, catalogues } = context;
  const side = change.head === undefined ? "base" : "head";
  const source = sides[side].description;
  const operations = [...new Set(uses.map(({ operation }) => operation))];
  const reach = reachOf(change, operations, described);
  const workflows = workflowsCalling(reach.operations, sides);
  const promises = (["head", "base"] as const).flatMap((where) => {
    const place = change[where];
    if (place === undefined) return [];
    return touchedPromises({
      side: described[where],
      place,
      promises: catalogues[where],
      operations,
      isRemark: isRemark(change),
      workflows,
    });
  });
  return {
    provider: sides.name,
    document: "description",
    kind: change.kind,
    rating,
    says: describeChange(change),
    because,
    decidedBy,
    file: sides.fileOf(side, source.path),
    place: placeOf(change),
    ...source.placeOf(placeOf(change)),
    ...(change.before === undefined ? {} : { before: change.before }),
    ...(change.after === undefined ? {} : { after: change.after }),
    uses,
    engines,
    promises: [...new Set(promises)],
    cases: casesOf(reach, sides),
  };
}

/** How far a change of the description reaches among the cases. */
function reachOf(change: DocumentChange, used: readonly string[], { base, head }: Sides): Reach {
  const isExample =
    change.owner === "examples" || change.member === "example" || change.member === "examples";
  // What an extension says may steer a run; other remarks do not.
  const isMute = isRemark(change) && !change.member.startsWith("x-");
  const gone = base.operations.filter(
    ({ id }) => used.includes(id) && !head.operations.some((one) => one.id === id),
  );
  const isMethodAtStake = change.owner === "pathItem" && change.kind !== "changed";
  const paths = isMethodAtStake
    ? [...base.operations, ...head.operations].filter(({ id }) => used.includes(id)).map(({ path }) => path)
    : gone.map(({ path }) => path);
  return {
    operations: [
      ...used,
      ...head.operations
        .filter(({ path, method }) => gone.some((one) => one.path === path && one.method === method))
        .map(({ id }) => id),
    ],
    methodsOf: head.operations.filter(({ path }) => paths.includes(path)).map(({ id }) => id),
    scope: isExample ? "examples" : isMute || used.length === 0 ? "documents" : "all",
    promises: [],
    workflows: [],
  };
}

function workflowsCalling(operations: readonly string[], { plan }: ProviderSides): string[] {
  if (plan === undefined) return [];
  return plan.provider.workflows
    .filter((workflow) => operationsOf(plan.provider, workflow).some(({ id }) => operations.includes(id)))
    .map(({ id }) => id);
}

function dataChange(
  { source, side, place, reach, ...told }: DataChange,
  { sides, catalogues }: { readonly sides: ProviderSides; readonly catalogues: Catalogues },
): Change {
  const verified = [...catalogues.head, ...catalogues.base]
    .filter(({ workflows }) => workflows.some((id) => reach.workflows.includes(id)))
    .map(({ id }) => id);
  return {
    provider: sides.name,
    ...told,
    decidedBy: "own",
    file: sides.fileOf(side, source.path),
    place,
    ...placeIn(source, place),
    uses: [],
    engines: {},
    promises: [...new Set([...reach.promises, ...verified])],
    cases: casesOf(reach, sides),
  };
}

function placeIn(source: SourceDocument, place: string): { readonly line: number; readonly column: number } {
  return source.placeOf(place);
}

function casesOf(reach: Reach, { plan }: ProviderSides): string[] {
  return plan === undefined ? [] : affectedCases(reach, plan.provider, plan.cases);
}
