import { isJsonObject } from "../core/json.js";
import { type JsonPointer, pointerTo } from "../core/json-pointer.js";
import type { Problem } from "../core/problem.js";
import type { Workflow } from "./arazzo/workflow.js";
import { problemAt } from "./document-validator.js";
import type { WorkflowDocuments } from "./load-workflows.js";
import type { Profile } from "./profile.js";
import type { DocumentedPromise } from "./promise.js";
import type { SourceDocument } from "./read-document.js";
import { listOf, objectOf } from "./read-members.js";

/** What a provider's workflows have to agree with. */
export interface WorkflowSurroundings {
  readonly catalogue: SourceDocument;
  readonly promises: readonly DocumentedPromise[];
  readonly profile: Profile;
}

/**
 * Where workflows, the catalogue and the profile do not agree: an id that is taken, a promise or a binding that is
 * not there, a workflow that verifies a promise on one side only.
 */
export function workflowProblems(
  { workflows, sources }: WorkflowDocuments,
  surroundings: WorkflowSurroundings,
): Problem[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const own = workflows.flatMap((workflow) => {
    const source = byPath.get(workflow.document);
    if (source === undefined) return [];
    return [
      ...takenId(workflow, workflows),
      ...unknownBindings(workflow, surroundings.profile),
      ...unagreedPromises(workflow, surroundings.promises),
    ].map(({ pointer, message }) => problemAt(source, pointer, message));
  });
  return [...own, ...unagreedEvidence(workflows, surroundings)];
}

interface Fault {
  readonly pointer: JsonPointer;
  readonly message: string;
}

function takenId(workflow: Workflow, workflows: readonly Workflow[]): Fault[] {
  const first = workflows.find(({ id }) => id === workflow.id);
  if (first === undefined || first === workflow) return [];
  const pointer = pointerTo(workflow.pointer, "workflowId");
  return [
    { pointer, message: `"${workflow.id}" is a workflow of ${first.document} already; make each id unique.` },
  ];
}

function unknownBindings({ pointer, assay }: Workflow, profile: Profile): Fault[] {
  const known = new Set(profile.bindings.map(({ name }) => name));
  return [...assay.bindings]
    .filter(([, binding]) => !known.has(binding))
    .map(([input, binding]) => ({
      pointer: pointerTo(pointer, "x-assay", "bindings", input),
      message: `The profile has no binding "${binding}".`,
    }));
}

function unagreedPromises(workflow: Workflow, promises: readonly DocumentedPromise[]): Fault[] {
  const byId = new Map(promises.map((promise) => [promise.id, promise]));
  return promisesNamedIn(workflow).flatMap(({ id, pointer }) => {
    const promise = byId.get(id);
    if (promise === undefined) return [{ pointer, message: `The catalogue has no promise "${id}".` }];
    if (promise.workflows.includes(workflow.id)) return [];
    const message = `The promise "${id}" does not say that the workflow "${workflow.id}" verifies it; add it to its verifiedBy.`;
    return [{ pointer, message }];
  });
}

/** Every promise that a workflow names, with its place. */
function promisesNamedIn({
  pointer,
  assay,
  steps,
}: Workflow): { readonly id: string; readonly pointer: JsonPointer }[] {
  const owners = [
    { pointer, promises: assay.promises },
    ...steps.flatMap((step) => [
      { pointer: step.pointer, promises: step.assay.promises ?? [] },
      ...step.criteria.map((criterion) => ({
        pointer: criterion.pointer,
        promises: criterion.assay.promises ?? [],
      })),
    ]),
  ];
  return owners.flatMap((owner) =>
    owner.promises.map((id, index) => ({
      id,
      pointer: pointerTo(owner.pointer, "x-assay", "promises", index),
    })),
  );
}

/** Evidence of the catalogue that names no workflow, or one that does not name the promise. */
function unagreedEvidence(
  workflows: readonly Workflow[],
  { catalogue, promises }: WorkflowSurroundings,
): Problem[] {
  const named = new Map(
    workflows.map((workflow) => [workflow.id, new Set(promisesNamedIn(workflow).map(({ id }) => id))]),
  );
  return promises.flatMap((promise) =>
    promise.workflows.flatMap((workflow) => {
      const pointer = evidencePointer(catalogue, promise.id, workflow);
      const its = named.get(workflow);
      if (its === undefined) return [problemAt(catalogue, pointer, `There is no workflow "${workflow}".`)];
      if (its.has(promise.id)) return [];
      const message = `The workflow "${workflow}" does not name the promise "${promise.id}"; add it to its x-assay.promises, or to those of a step or criterion.`;
      return [problemAt(catalogue, pointer, message)];
    }),
  );
}

function evidencePointer({ value }: SourceDocument, promise: string, workflow: string): JsonPointer {
  const entry = isJsonObject(value) ? objectOf(value, promise) : undefined;
  const index = listOf(entry, "verifiedBy").findIndex(
    (evidence) => isJsonObject(evidence) && evidence["workflow"] === workflow,
  );
  return pointerTo("", promise, "verifiedBy", index, "workflow");
}
