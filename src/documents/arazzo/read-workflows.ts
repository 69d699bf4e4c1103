import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { pointerTo } from "../../core/json-pointer.js";
import type { Loaded, Problem } from "../../core/problem.js";
import { type DocumentValidator, formatProblems, problemAt } from "../document-validator.js";
import type { Operation } from "../model.js";
import type { SourceDocument } from "../read-document.js";
import { listOf } from "../read-members.js";
import arazzoSchema from "./arazzo.schema.json" with { type: "json" };
import { cyclesAmong } from "./cycles-among.js";
import { type DocumentOutline, outlineDocument } from "./document-outline.js";
import { extensionProblems } from "./extension-problems.js";
import type { Report } from "./read-expression.js";
import { readWorkflow } from "./read-workflow.js";
import type { Workflow } from "./workflow.js";

/** Arazzo documents that may refer to one another, and the descriptions that they may refer to. */
export interface ArazzoDocuments {
  readonly documents: readonly SourceDocument[];
  /** The operations of each description, by its path. */
  readonly descriptions: ReadonlyMap<string, readonly Operation[]>;
}

/** The workflows of Arazzo documents, ready to run; or every problem in them, each with its place. */
export function readWorkflows(
  { documents, descriptions }: ArazzoDocuments,
  validate: DocumentValidator,
): Loaded<Workflow[]> {
  const problems: Problem[] = [];
  const reportIn =
    (source: SourceDocument): Report =>
    (pointer, message) =>
      problems.push(problemAt(source, pointer, message));
  const known = { descriptions, documents: new Set(documents.map(({ path }) => path)) };
  const outlines = new Map<string, DocumentOutline>();
  for (const source of documents) {
    const broken = [
      ...formatProblems(source, arazzoSchema as JsonObject, validate),
      ...extensionProblems(source, validate),
    ];
    problems.push(...broken);
    if (broken.length === 0) outlines.set(source.path, outlineDocument(source, known, reportIn(source)));
  }
  const workflows = [...outlines.values()].flatMap((own) => {
    const library = { own, outlines, report: reportIn(own.source) };
    const nodes: readonly Json[] = listOf(own.root, "workflows");
    return nodes
      .filter(isJsonObject)
      .map((node, index) => readWorkflow(node, pointerTo("/workflows", index), library));
  });
  for (const { workflow, chain } of cyclesAmong(workflows)) {
    const source = outlines.get(workflow.document)?.source;
    const message = `The workflow waits for itself: ${chain.join(" → ")}.`;
    if (source !== undefined) reportIn(source)(pointerTo(workflow.pointer, "dependsOn"), message);
  }
  return problems.length === 0
    ? { kind: "loaded", value: workflows }
    : { kind: "broken", problems: withoutRepetitions(problems) };
}

/** A component that is used twice is read twice. */
function withoutRepetitions(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ document, pointer, message }) => {
    const key = JSON.stringify([document, pointer, message]);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
