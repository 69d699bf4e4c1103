import { dirname, join } from "node:path";
import { isJsonObject, type JsonObject } from "../../core/json.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { Operation } from "../model.js";
import type { SourceDocument } from "../read-document.js";
import { listOf, objectOf, textOf } from "../read-members.js";
import { extensionName, workflowExtension } from "./assay-extension.js";
import { inputDefaults, inputNames } from "./input-names.js";
import type { Report } from "./read-expression.js";
import type { InputNames } from "./scope.js";

/** What one Arazzo document has to name, before any of its workflows is read. */
export interface DocumentOutline {
  readonly source: SourceDocument;
  readonly root: JsonObject;
  readonly sources: ReadonlyMap<string, SourceOutline>;
  readonly workflows: ReadonlyMap<string, WorkflowOutline>;
}

/** One source description; `unknown` where it cannot be read, which is among the problems. */
export type SourceOutline = {
  readonly name: string;
  readonly members: Readonly<Record<string, string>>;
} & (
  | { readonly kind: "openapi"; readonly operations: readonly Operation[] }
  | { readonly kind: "arazzo"; readonly document: string }
  | { readonly kind: "unknown" }
);

/** The names of one workflow. */
export interface WorkflowOutline {
  readonly inputs: InputNames;
  readonly outputs: ReadonlySet<string>;
  readonly steps: ReadonlyMap<string, ReadonlySet<string>>;
  /** The steps that an action can lead to: all but those that only clean up. */
  readonly reachable: ReadonlySet<string>;
}

/** What source descriptions may lead to, by path. */
export interface KnownSources {
  readonly descriptions: ReadonlyMap<string, readonly Operation[]>;
  readonly documents: ReadonlySet<string>;
}

/** The names of a document that has the right form. */
export function outlineDocument(
  source: SourceDocument,
  known: KnownSources,
  report: Report,
): DocumentOutline {
  const root = isJsonObject(source.value) ? source.value : {};
  return {
    source,
    root,
    sources: outlineSources(root, { path: source.path, known, report }),
    workflows: outlineWorkflows(root, report),
  };
}

interface SourceReading {
  readonly path: string;
  readonly known: KnownSources;
  readonly report: Report;
}

function outlineSources(root: JsonObject, reading: SourceReading): Map<string, SourceOutline> {
  const sources = new Map<string, SourceOutline>();
  listOf(root, "sourceDescriptions").forEach((node, index) => {
    if (!isJsonObject(node)) return;
    const pointer = pointerTo("/sourceDescriptions", index);
    const name = textOf(node, "name");
    if (sources.has(name))
      reading.report(pointer, `A second source description is called "${name}"; make each name unique.`);
    else sources.set(name, outlineSource(node, pointer, reading));
  });
  return sources;
}

function outlineSource(node: JsonObject, pointer: string, reading: SourceReading): SourceOutline {
  const { path, known, report } = reading;
  const [name, url, type] = [textOf(node, "name"), textOf(node, "url"), textOf(node, "type")];
  const members = { name, url, ...(type === "" ? {} : { type }) };
  const base = { name, members };
  if (/^[A-Za-z][A-Za-z0-9+.-]*:|^\/\//.test(url)) {
    report(pointerTo(pointer, "url"), `"${url}" is not fetched; name a file beside this document.`);
    return { ...base, kind: "unknown" };
  }
  const target = join(dirname(path), url);
  const operations = known.descriptions.get(target);
  if (operations !== undefined && type !== "arazzo") return { ...base, kind: "openapi", operations };
  if (known.documents.has(target) && type !== "openapi") return { ...base, kind: "arazzo", document: target };
  report(
    pointerTo(pointer, "url"),
    `"${url}" is no ${type === "arazzo" ? "Arazzo document" : "description"} that is read with this document.`,
  );
  return { ...base, kind: "unknown" };
}

function outlineWorkflows(root: JsonObject, report: Report): Map<string, WorkflowOutline> {
  const workflows = new Map<string, WorkflowOutline>();
  listOf(root, "workflows").forEach((node, index) => {
    if (!isJsonObject(node)) return;
    const pointer = pointerTo("/workflows", index);
    const id = textOf(node, "workflowId");
    if (workflows.has(id))
      report(pointerTo(pointer, "workflowId"), `A second workflow is called "${id}"; make each id unique.`);
    else
      workflows.set(id, {
        inputs: withoutFilled(inputNames(root, node["inputs"]), root, node),
        outputs: namesOf(node),
        steps: outlineSteps(node, pointer, report),
        reachable: reachableSteps(node),
      });
  });
  return workflows;
}

/** A caller need not pass what a binding fills at each call, or a default. */
function withoutFilled(inputs: InputNames, root: JsonObject, workflow: JsonObject): InputNames {
  const { bindings } = workflowExtension(workflow);
  const defaults = inputDefaults(root, workflow["inputs"]);
  const required = [...inputs.required].filter(
    (name) => !bindings.has(name) && !Object.hasOwn(defaults, name),
  );
  return { ...inputs, required: new Set(required) };
}

function outlineSteps(workflow: JsonObject, pointer: string, report: Report) {
  const steps = new Map<string, ReadonlySet<string>>();
  listOf(workflow, "steps").forEach((node, index) => {
    if (!isJsonObject(node)) return;
    const id = textOf(node, "stepId");
    if (steps.has(id))
      report(
        pointerTo(pointer, "steps", index, "stepId"),
        `A second step of the workflow is called "${id}"; make each id unique.`,
      );
    else steps.set(id, namesOf(node));
  });
  return steps;
}

function reachableSteps(workflow: JsonObject): ReadonlySet<string> {
  const steps = listOf(workflow, "steps").filter(isJsonObject);
  const reachable = steps.filter((step) => objectOf(step, extensionName)?.["cleanup"] !== true);
  return new Set(reachable.map((step) => textOf(step, "stepId")));
}

function namesOf(node: JsonObject): ReadonlySet<string> {
  return new Set(Object.keys(objectOf(node, "outputs") ?? {}));
}
