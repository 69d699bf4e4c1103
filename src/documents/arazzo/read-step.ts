import type { JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { listOf, textOf } from "../read-members.js";
import { stepExtension } from "./assay-extension.js";
import type { Placed } from "./components.js";
import type { WorkflowOutline } from "./document-outline.js";
import { operationById, operationByPath } from "./find-operation.js";
import { workflowById } from "./find-workflow.js";
import type { Library } from "./library.js";
import type { ParameterTarget } from "./parameter-fit.js";
import { type ActionList, readActions } from "./read-actions.js";
import { readBody } from "./read-body.js";
import { readCriteria } from "./read-criteria.js";
import type { Reading } from "./read-expression.js";
import { readOutputs } from "./read-outputs.js";
import { assumeTaken, type ParameterList, readParameters } from "./read-parameters.js";
import type { Moment } from "./scope.js";
import type { Step } from "./workflow.js";

/** What a step is read with. */
export interface StepContext {
  /** The workflow's own object, whose parameters and actions its steps inherit. */
  readonly workflow: ParameterList;
  readonly library: Library;
  readonly outline: WorkflowOutline;
  readonly readingAt: (moment: Moment) => Reading;
  /** Places of the workflow's parameters that some step takes; added to. */
  readonly handedDown: Set<JsonPointer>;
}

/** One step; undefined where what it does cannot be found, which is reported. */
export function readStep({ node, pointer }: Placed, context: StepContext): Step | undefined {
  const { library, workflow } = context;
  const target = readTarget(node, pointer, library);
  const before = context.readingAt({ kind: "before" });
  const parameters = { root: library.own.root, reading: before, handedDown: context.handedDown };
  if (target === undefined) {
    assumeTaken(workflow, parameters);
    return undefined;
  }
  const after = context.readingAt(momentAfter(target));
  const actions = {
    library,
    reading: after,
    inherited: context.readingAt({ kind: "inherited" }),
    steps: context.outline.reachable,
  };
  const own = { owner: node, pointer };
  const list = (place: ParameterList, member: ActionList["member"]): ActionList => ({ ...place, member });
  const operation = target.kind === "operation" ? target.target.operation : undefined;
  if (operation === undefined && node["requestBody"] !== undefined)
    library.report(
      pointerTo(pointer, "requestBody"),
      "A step that runs a workflow sends no body; pass inputs as parameters.",
    );
  const body = readBody(node, { pointer, operation }, before);
  const description = textOf(node, "description");
  return {
    id: textOf(node, "stepId"),
    pointer,
    ...(description === "" ? {} : { description }),
    target:
      target.kind === "operation" ? target.target : { kind: "workflow", reference: target.found.reference },
    parameters: readParameters({ own, inherited: workflow }, target, parameters),
    ...(body === undefined ? {} : { body }),
    criteria: readCriteria(listOf(node, "successCriteria"), pointerTo(pointer, "successCriteria"), after),
    onSuccess: readActions(list(own, "onSuccess"), list(workflow, "successActions"), actions),
    onFailure: readActions(list(own, "onFailure"), list(workflow, "failureActions"), actions),
    outputs: readOutputs(node, pointer, after),
    assay: stepExtension(node, pointer, before),
  };
}

function momentAfter(target: ParameterTarget): Moment {
  return target.kind === "operation"
    ? { kind: "answered" }
    : { kind: "called", outputs: target.found.outline?.outputs ?? new Set() };
}

function readTarget(node: JsonObject, pointer: JsonPointer, library: Library): ParameterTarget | undefined {
  const members = ["operationId", "operationPath", "workflowId"] as const;
  const stated = members.filter((member) => typeof node[member] === "string");
  const [member] = stated;
  if (member === undefined || stated.length > 1) {
    library.report(pointer, "A step names exactly one of operationId, operationPath and workflowId.");
    return undefined;
  }
  const [text, at] = [textOf(node, member), pointerTo(pointer, member)];
  if (member === "workflowId") {
    const found = workflowById(text, at, library);
    return found === undefined ? undefined : { kind: "workflow", found };
  }
  const find = member === "operationId" ? operationById : operationByPath;
  const found = find(text, at, library);
  return found === undefined ? undefined : { kind: "operation", target: { kind: "operation", ...found } };
}
