import { describe, expect, test } from "vitest";
import { createPromiseIndex } from "../../checks/promise-index.js";
import { shop } from "../../mock/testing/invented-provider.js";
import { workflowsOf } from "../../testing/read-arazzo.js";
import { runWorkflow } from "../../workflow/run-workflow.js";
import { scriptedPorts } from "../../workflow/testing/scripted-ports.js";
import { workflowCriterion } from "./workflow-criterion.js";

const document = `
  - workflowId: shelf-has-its-name
    inputs: { type: object, properties: { name: { type: string } } }
    steps:
      - stepId: make
        operationId: createShelf
        requestBody: { payload: { name: $inputs.name } }
        successCriteria: [{ condition: $response.body#/name == $inputs.name }]
`;

async function judged(inputs: Readonly<Record<string, string>>) {
  const [workflow, ...others] = workflowsOf(document);
  if (workflow === undefined) throw new Error("no workflow");
  const ports = scriptedPorts([workflow, ...others], [{ status: 201, body: { name: "other" } }]);
  const trace = await runWorkflow(workflow, inputs, ports);
  return workflowCriterion(trace, { promises: createPromiseIndex(shop), makesReady: () => false });
}

describe("a criterion that compares with an optional input", () => {
  test("is broken by another value", async () => {
    expect(await judged({ name: "mine" })).toMatchObject({ kind: "broken" });
  });

  test("shows nothing in a run that leaves the input out", async () => {
    expect(await judged({})).toEqual({
      kind: "precondition",
      reason:
        "step make compares with input name, which may be left out and was; require it, or let the condition allow for that",
      promises: [],
    });
  });
});
