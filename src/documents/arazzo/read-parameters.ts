import type { Json, JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { listOf, textOf } from "../read-members.js";
import { type Placed, placedItems } from "./components.js";
import { identityOf, isPlace, misfit, type ParameterTarget, reportMissing } from "./parameter-fit.js";
import type { Reading } from "./read-expression.js";
import { readTemplate } from "./read-template.js";
import type { StepParameter } from "./workflow.js";

/** A list of parameters where it stands. */
export interface ParameterList {
  readonly owner: JsonObject;
  /** Of the owner. */
  readonly pointer: JsonPointer;
}

/** What parameters are read with. */
export interface ParameterContext {
  readonly root: JsonObject;
  readonly reading: Reading;
  /** Places of the workflow's parameters that some step takes; added to. */
  readonly handedDown: Set<JsonPointer>;
}

/** The parameters of a step: its own, and those of its workflow that it does not override and its target takes. */
export function readParameters(
  lists: { readonly own: ParameterList; readonly inherited: ParameterList },
  target: ParameterTarget,
  context: ParameterContext,
): StepParameter[] {
  const { reading, handedDown } = context;
  const own = placedParameters(lists.own, context);
  reportDuplicates(own, target, reading);
  for (const { node, pointer } of own) {
    const message = misfit(node, target);
    if (message !== undefined) reading.report(pointer, message);
  }
  const fitting = placedParameters(lists.inherited, context).filter(
    ({ node }) => misfit(node, target) === undefined,
  );
  for (const { pointer } of fitting) handedDown.add(pointer);
  const taken = new Set(own.map(({ node }) => identityOf(node, target)));
  const all = [...own, ...fitting.filter(({ node }) => !taken.has(identityOf(node, target)))];
  reportMissing(all, target, { pointer: lists.own.pointer, report: reading.report });
  return all.map((placed) => readParameter(placed, target, reading));
}

/** Where it is not known what a step calls, it may take any of its workflow's parameters. */
export function assumeTaken(list: ParameterList, context: ParameterContext): void {
  for (const { pointer } of placedParameters(list, context)) context.handedDown.add(pointer);
}

/** Reports parameters of a workflow that stand twice in its list, and those that none of its steps takes. */
export function reportUnusedParameters(list: ParameterList, context: ParameterContext): void {
  const placed = placedParameters(list, context);
  reportDuplicates(placed, undefined, context.reading);
  for (const { node, pointer } of placed)
    if (!context.handedDown.has(pointer))
      context.reading.report(
        pointer,
        `No step of the workflow takes the parameter "${textOf(node, "name")}".`,
      );
}

function placedParameters({ owner, pointer }: ParameterList, { root, reading }: ParameterContext): Placed[] {
  const nodes: readonly Json[] = listOf(owner, "parameters");
  const list = { nodes, pointer: pointerTo(pointer, "parameters"), group: "parameters" } as const;
  return placedItems(list, root, reading.report);
}

function readParameter(
  { node, pointer, override }: Placed,
  target: ParameterTarget,
  reading: Reading,
): StepParameter {
  const place = node["in"];
  const given = override ?? { value: node["value"] ?? null, pointer: pointerTo(pointer, "value") };
  return {
    name: textOf(node, "name"),
    ...(target.kind === "operation" && isPlace(place) ? { in: place } : {}),
    value: readTemplate(given.value, given.pointer, reading),
  };
}

function reportDuplicates(
  placed: readonly Placed[],
  target: ParameterTarget | undefined,
  { report }: Reading,
): void {
  const seen = new Set<string>();
  for (const { node, pointer } of placed) {
    const key = identityOf(node, target);
    if (seen.has(key))
      report(pointer, `The parameter "${textOf(node, "name")}" stands twice in its list; remove one.`);
    seen.add(key);
  }
}
