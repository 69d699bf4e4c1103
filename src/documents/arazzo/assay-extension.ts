import { isJsonObject, type JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { objectOf, textOf, textsOf } from "../read-members.js";
import type { Reading } from "./read-expression.js";
import { readTemplate } from "./read-template.js";
import type { CriterionExtension, Need, StepExtension, WorkflowExtension } from "./workflow.js";

/** The member that holds our extension. */
export const extensionName = "x-assay";

/** Our extension on a workflow; see docs/arazzo-extensions.md. */
export function workflowExtension(node: JsonObject): WorkflowExtension {
  const own = objectOf(node, extensionName);
  const bindings = objectOf(own, "bindings") ?? {};
  return {
    promises: textsOf(own, "promises"),
    ...strengthOf(own),
    needs: textsOf(own, "needs").filter(isNeed),
    bindings: new Map(Object.keys(bindings).map((input) => [input, textOf(bindings, input)])),
    invalid: textsOf(own, "invalid"),
  };
}

/** Our extension on a step. */
export function stepExtension(node: JsonObject, pointer: JsonPointer, reading: Reading): StepExtension {
  const own = objectOf(node, extensionName);
  const server = objectOf(own, "server") ?? {};
  const account = own?.["account"];
  const at = pointerTo(pointer, extensionName, "server");
  return {
    ...promisesOf(own),
    ...strengthOf(own),
    ...(account === "second" || account === "none" ? { account } : {}),
    server: new Map(
      Object.entries(server).map(([name, value]) => [
        name,
        readTemplate(value ?? null, pointerTo(at, name), reading),
      ]),
    ),
    cleanup: own?.["cleanup"] === true,
  };
}

/** Our extension on a criterion. */
export function criterionExtension(node: JsonObject): CriterionExtension {
  const own = node[extensionName];
  return isJsonObject(own) ? { ...promisesOf(own), ...strengthOf(own) } : {};
}

function promisesOf(own: JsonObject | undefined): { readonly promises?: readonly string[] } {
  return own?.["promises"] === undefined ? {} : { promises: textsOf(own, "promises") };
}

function strengthOf(own: JsonObject | undefined): { readonly strength?: "stated" | "shown" } {
  const strength = own?.["strength"];
  return strength === "stated" || strength === "shown" ? { strength } : {};
}

function isNeed(text: string): text is Need {
  return text === "second-account" || text === "quota" || text === "slow";
}
