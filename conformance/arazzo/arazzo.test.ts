import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { JsonObject } from "../../src/core/json.js";
import { readWorkflows } from "../../src/documents/arazzo/read-workflows.js";
import { buildOperations } from "../../src/documents/build-operations.js";
import { normaliseDescription } from "../../src/documents/normalise-description.js";
import { parseSource } from "../../src/documents/read-document.js";
import { validateDocument } from "../../src/schema/validate-document.js";
import type { WorkflowTrace } from "../../src/workflow/ports.js";
import { runWorkflow } from "../../src/workflow/run-workflow.js";
import { workflowFinder } from "../../src/workflow/workflow-finder.js";
import { type ConformanceCase, type ExpectedTrace, readCases, readLibrary } from "./conformance-case.js";
import { replayExchanges } from "./replay-exchanges.js";

const library = await readLibrary();
const cases = await readCases();

test("the set covers what it says", () => {
  expect(cases.length).toBeGreaterThanOrEqual(70);
});

describe.each([...new Set(cases.map(({ name }) => name.split("/")[0] ?? ""))])("%s", (group) => {
  const members = cases.filter(({ name }) => name.startsWith(`${group}/`));
  test.each(members.map((one) => ({ name: one.name.slice(group.length + 1), one })))(
    "$name",
    async ({ one }) => {
      expect(await outcomeOf(one)).toEqual(expectationOf(one));
    },
  );
});

function read({ documents, descriptions = {} }: ConformanceCase) {
  const sources = Object.entries(documents).map(([path, document]) => {
    const source = parseSource(path, stringify(document));
    if (source.kind === "broken") throw new Error(JSON.stringify(source.problems));
    return source.value;
  });
  const operationsOf = (description: JsonObject) => buildOperations(normaliseDescription(description));
  const known = Object.entries({ ...descriptions, "library.openapi.yaml": library }).map(
    ([path, description]) => [path, operationsOf(description)] as const,
  );
  return readWorkflows({ documents: sources, descriptions: new Map(known) }, validateDocument);
}

async function outcomeOf(one: ConformanceCase) {
  const loaded = read(one);
  if (loaded.kind === "broken") {
    const pointers = loaded.problems.map(({ pointer }) => pointer);
    return { problems: [...new Set(pointers)].toSorted() };
  }
  const document = Object.keys(one.documents)[0];
  const own = loaded.value.filter((workflow) => workflow.document === document);
  const workflow = own.find(({ id }) => one.workflow === undefined || id === one.workflow);
  if (workflow === undefined) throw new Error("the case runs a workflow that it does not have");
  const { ports, deviations, waits, sent } = replayExchanges(one.exchanges ?? []);
  const trace = await runWorkflow(workflow, one.inputs ?? {}, {
    ...ports,
    workflowOf: workflowFinder(loaded.value),
  });
  return { ...traceOf(trace), waits, deviations, sent: sent() };
}

function traceOf({ steps, outputs, ended }: WorkflowTrace) {
  return {
    steps: steps.map(({ step, succeeded, action }) => ({
      step: step.id,
      succeeded,
      ...(action === undefined ? {} : { action: action.name }),
    })),
    outputs,
    ended,
  };
}

function expectationOf({ expect: wanted, exchanges = [] }: ConformanceCase) {
  if ("problems" in wanted) return { problems: wanted.problems.toSorted() };
  const { steps, ended, outputs = {}, waits = [] }: ExpectedTrace = wanted;
  return { steps, outputs, ended, waits, deviations: [], sent: exchanges.length };
}
