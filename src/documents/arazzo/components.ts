import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { objectOf, textOf } from "../read-members.js";
import type { Reading, Report } from "./read-expression.js";
import { readTemplate } from "./read-template.js";
import type { Scope } from "./scope.js";
import type { Template } from "./template.js";

/** A node with the place where it stands. */
export interface Placed {
  readonly node: JsonObject;
  readonly pointer: JsonPointer;
  /** The value that a reusable object sets for a parameter, with its place. */
  readonly override?: { readonly value: Json; readonly pointer: JsonPointer };
}

/** The groups of components that a reusable object can refer to. */
export type ReusableGroup = "parameters" | "successActions" | "failureActions";

/** Every item of a list, a reusable object replaced by the component that it refers to. */
export function placedItems(
  list: { readonly nodes: readonly Json[]; readonly pointer: JsonPointer; readonly group: ReusableGroup },
  root: JsonObject,
  report: Report,
): Placed[] {
  return list.nodes.flatMap((node, index) => {
    if (!isJsonObject(node)) return [];
    const pointer = pointerTo(list.pointer, index);
    if (node["reference"] === undefined) return [{ node, pointer }];
    const name = new RegExp(`^\\$components\\.${list.group}\\.(.+)$`, "s").exec(
      textOf(node, "reference"),
    )?.[1];
    const component = name === undefined ? undefined : componentAt(root, list.group, name);
    if (component === undefined) {
      report(
        pointerTo(pointer, "reference"),
        `"${textOf(node, "reference")}" names nothing in components/${list.group}.`,
      );
      return [];
    }
    const { value } = node;
    return [
      value === undefined
        ? component
        : { ...component, override: { value, pointer: pointerTo(pointer, "value") } },
    ];
  });
}

function componentAt(root: JsonObject, group: ReusableGroup, name: string): Placed | undefined {
  const components = objectOf(objectOf(root, "components"), group) ?? {};
  const node = Object.hasOwn(components, name) ? objectOf(components, name) : undefined;
  return node === undefined ? undefined : { node, pointer: pointerTo("/components", group, name) };
}

/** A scope in which the parameters of the components have values. */
export function withComponents(
  scope: Omit<Scope, "componentParameter">,
  root: JsonObject,
  report: Report,
): Reading {
  const open = new Set<string>();
  const componentParameter = (name: string): Template | undefined => {
    const component = componentAt(root, "parameters", name);
    if (component === undefined) return undefined;
    const at = pointerTo(component.pointer, "value");
    if (open.has(name)) {
      report(at, `The value of the parameter "${name}" is made of itself.`);
      return { kind: "literal", value: null };
    }
    open.add(name);
    const value = readTemplate(component.node["value"] ?? null, at, reading);
    open.delete(name);
    return value;
  };
  const reading: Reading = { scope: { ...scope, componentParameter }, report };
  return reading;
}
