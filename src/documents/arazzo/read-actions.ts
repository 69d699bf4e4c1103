import type { JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { listOf, textOf } from "../read-members.js";
import { type Placed, placedItems } from "./components.js";
import { workflowById } from "./find-workflow.js";
import type { Library } from "./library.js";
import { readCriteria } from "./read-criteria.js";
import type { Reading } from "./read-expression.js";
import type { Action, GotoTarget } from "./workflow.js";

/** A list of actions where it stands. */
export interface ActionList {
  readonly owner: JsonObject;
  /** Of the owner. */
  readonly pointer: JsonPointer;
  readonly member: "onSuccess" | "onFailure" | "successActions" | "failureActions";
}

/** What actions are read with. */
export interface ActionContext {
  readonly library: Library;
  readonly reading: Reading;
  /** How the actions of the workflow are read, which are for steps of every kind. */
  readonly inherited: Reading;
  /** The steps that they can lead to. */
  readonly steps: ReadonlySet<string>;
}

/** The actions of a step: its own, and those of its workflow that it does not override by name. */
export function readActions(own: ActionList, inherited: ActionList, context: ActionContext): Action[] {
  const first = readList(own, context);
  const taken = new Set(first.map(({ name }) => name));
  const ofWorkflow = readList(inherited, { ...context, reading: context.inherited });
  return [...first, ...ofWorkflow.filter(({ name }) => !taken.has(name))];
}

function readList({ owner, pointer, member }: ActionList, context: ActionContext): Action[] {
  const { library, reading } = context;
  const group = member === "onSuccess" || member === "successActions" ? "successActions" : "failureActions";
  const list = { nodes: listOf(owner, member), pointer: pointerTo(pointer, member), group } as const;
  const seen = new Set<string>();
  return placedItems(list, library.own.root, reading.report).flatMap((placed) => {
    const name = textOf(placed.node, "name");
    if (seen.has(name))
      reading.report(placed.pointer, `The action "${name}" stands twice in its list; remove one.`);
    seen.add(name);
    return readAction(placed, context);
  });
}

function readAction({ node, pointer }: Placed, context: ActionContext): Action[] {
  const base = {
    name: textOf(node, "name"),
    pointer,
    criteria: readCriteria(listOf(node, "criteria"), pointerTo(pointer, "criteria"), context.reading),
  };
  const type = textOf(node, "type");
  if (type === "end") return [{ ...base, kind: "end" }];
  const to = readTarget({ node, pointer }, context);
  if (type === "goto") {
    if (to !== undefined) return [{ ...base, kind: "goto", to }];
    if (node["stepId"] === undefined && node["workflowId"] === undefined)
      context.reading.report(pointer, "A goto must say where to: a stepId or a workflowId.");
    return [];
  }
  const { retryAfter, retryLimit } = node;
  return [
    {
      ...base,
      kind: "retry",
      retryAfterMs: typeof retryAfter === "number" ? retryAfter * 1000 : 0,
      retryLimit: typeof retryLimit === "number" ? retryLimit : 1,
      ...(to === undefined ? {} : { first: to }),
    },
  ];
}

function readTarget(
  { node, pointer }: Placed,
  { library, reading, steps }: ActionContext,
): GotoTarget | undefined {
  const { stepId, workflowId } = node;
  if (typeof stepId === "string" && typeof workflowId === "string") {
    reading.report(pointer, "An action leads to a stepId or to a workflowId, not to both.");
    return undefined;
  }
  if (typeof stepId === "string") {
    if (steps.has(stepId)) return { kind: "step", step: stepId };
    reading.report(
      pointerTo(pointer, "stepId"),
      `The workflow has no step "${stepId}" that an action can lead to.`,
    );
    return undefined;
  }
  if (typeof workflowId !== "string") return undefined;
  const found = workflowById(workflowId, pointerTo(pointer, "workflowId"), library);
  return found === undefined ? undefined : { kind: "workflow", reference: found.reference };
}
