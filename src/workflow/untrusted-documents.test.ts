import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import type { Json, JsonObject } from "../core/json.js";
import { withValueAt } from "../core/json-pointer.js";
import { pointersIn } from "../testing/pointers-in.js";
import { aboutTheShop, problemsOf, readArazzo, workflowsOf } from "../testing/read-arazzo.js";
import type { StepAnswer, StepCall } from "./ports.js";
import { runWorkflow } from "./run-workflow.js";
import { scriptedPorts } from "./testing/scripted-ports.js";

const seed = 20251128;

const sound = aboutTheShop(`
  - workflowId: keep
    dependsOn: [ask]
    inputs: { $ref: "#/components/inputs/shelf" }
    parameters: [{ reference: $components.parameters.trace }]
    failureActions: [{ name: wait, type: retry, retryAfter: 1, retryLimit: 3, criteria: [{ condition: $statusCode >= 500 }] }]
    steps:
      - stepId: make
        operationId: createShelf
        requestBody:
          payload: { name: $inputs.name, room: "the {$inputs.room}", list: [1, $inputs.size] }
          replacements: [{ target: /list/0, value: $inputs.size.boards }]
        successCriteria:
          - condition: $statusCode == 201 && ($response.body.name == $inputs.name || !$response.body#/lost)
          - { context: $response.body, condition: "$[?@.name == '{$inputs.name}']", type: jsonpath }
          - { context: $response.header.Location, condition: "^/shelves/{$inputs.name}", type: regex }
          - { context: $response.body, condition: "//name[. = '{$inputs.name}']", type: { type: xpath, version: xpath-30 } }
        onSuccess: [{ name: on, type: goto, stepId: call, criteria: [{ condition: $response.body#/id != null }] }]
        onFailure: [{ name: over, type: goto, stepId: call }]
        outputs: { id: $response.body#/id }
      - stepId: call
        workflowId: ask
        parameters: [{ name: state, value: $steps.make.outputs.id }]
        outputs: { state: $outputs.state }
        onFailure: [{ name: end, type: end }]
      - stepId: remove
        operationPath: '{$sourceDescriptions.shop.url}#/paths/~1shelves~1{id}/delete'
        parameters: [{ name: id, in: path, value: $steps.make.outputs.id }]
        onSuccess: [{ name: over, type: goto, workflowId: ask }]
    outputs: { id: $steps.make.outputs.id, state: $workflows.ask.outputs.state }
  - workflowId: ask
    inputs: { type: object, properties: { state: {} } }
    steps:
      - { stepId: health, operationId: readHealth, outputs: { state: $response.body } }
    outputs: { state: $steps.health.outputs.state }
components:
  inputs: { shelf: { type: object, properties: { name: { type: string }, room: {}, size: { type: object } } } }
  parameters: { trace: { name: X-Trace, in: header, value: "{$inputs.name}" } }
`);

/** Values that a document may well not expect where they stand. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<Json>(
    "$inputs.__proto__",
    "$inputs.constructor.prototype",
    "$steps.constructor.outputs.toString",
    "$workflows.__proto__.outputs.x",
    "$components.parameters.constructor",
    "$components.parameters.__proto__",
    "$response.body#/__proto__/polluted",
    "{$inputs.name}{$response.body#/",
    "{$url",
    "__proto__",
    "constructor",
    "goto",
    "retry",
    "keep",
    "make",
    "xpath",
    "jsonpath",
    "regex",
    "(((((a+)+)+)+)+)$",
    "$..[?@..*]",
    "//*[//*[//*]]",
    1e308,
    [],
    {},
    null,
  ),
);

const answer: fc.Arbitrary<Json> = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant(null));

describe("mutated documents", () => {
  const document = parse(sound) as JsonObject;
  const pointers = pointersIn(document).filter((pointer) => pointer !== "");
  const mutation = fc.record({
    at: fc.constantFrom(...pointers),
    value: fc.option(odd as fc.Arbitrary<Json>, { nil: undefined }),
  });
  const mutated = fc
    .array(mutation, { minLength: 1, maxLength: 2 })
    .map((list) =>
      list.reduce<Json | undefined>((value, { at, value: other }) => withValueAt(value, at, other), document),
    );

  test("the one that they come from is sound", () => {
    const read = readArazzo({ "flow.arazzo.yaml": sound });
    expect(read.kind === "broken" ? read.problems : []).toEqual([]);
  });

  test("are refused with places, or run to an end", async () => {
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(
        mutated,
        fc.infiniteStream(answer),
        fc.infiniteStream(fc.constantFrom(200, 201, 404, 500)),
        async (value, bodies, statuses) => {
          const read = readArazzo({ "flow.arazzo.yaml": JSON.stringify(value ?? null) });
          if (read.kind === "broken") {
            for (const { pointer, line, message } of read.problems)
              expect([typeof pointer, typeof line, message === ""]).toEqual(["string", "number", false]);
            return;
          }
          const [workflow] = read.value;
          if (workflow === undefined) return;
          ran += 1;
          const ports = scriptedPorts(read.value, []);
          const trace = await runWorkflow(
            workflow,
            { name: "a'\"\\)", size: { boards: 3 } },
            { ...ports, send: async (call) => answered(call, statuses.next().value, bodies.next().value) },
          );
          expect(trace.steps.length).toBeLessThan(1_100);
          JSON.stringify(trace.outputs);
        },
      ),
      { seed, numRuns: 1_000 },
    );
    expect(ran).toBeGreaterThan(100);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

function answered(call: StepCall, status: number, body: Json): StepAnswer {
  const text = JSON.stringify(body);
  const request = { headers: [], query: {}, path: {} };
  const { method } = call.operation;
  return {
    kind: "answered",
    message: {
      url: "https://shop.example.com",
      method,
      request,
      response: { status, headers: [], body, text },
    },
  };
}

test("texts of every kind are read as a document without a fault of ours", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.jsonValue().map((value) => JSON.stringify(value)),
      ),
      (text) => {
        expect(readArazzo({ "flow.arazzo.yaml": text }).kind).toBe("broken");
      },
    ),
    { seed, numRuns: 300 },
  );
});

describe("names that mean something to JavaScript", () => {
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty", "length"];

  test.each(names)("%s is refused where nothing is called so", (name) => {
    expect(
      problemsOf(`
  - workflowId: w
    inputs: { type: object, properties: { a: {} } }
    steps:
      - stepId: a
        operationId: readHealth
        parameters:
          - { name: X-A, in: header, value: $inputs.${name} }
          - { name: X-B, in: header, value: $steps.${name}.outputs.a }
          - { name: X-C, in: header, value: $steps.a.outputs.${name} }
          - { name: X-D, in: header, value: $workflows.${name}.outputs.a }
          - { name: X-E, in: header, value: $components.parameters.${name} }
          - { name: X-F, in: header, value: $sourceDescriptions.shop.${name} }
          - { reference: $components.parameters.${name} }
        onSuccess: [{ name: a, type: goto, stepId: ${name} }, { name: b, type: goto, workflowId: ${name} }]
`),
    ).toHaveLength(9);
  });

  test.each(names)("%s is a name like any other where something is", async (name) => {
    const workflows = workflowsOf(`
  - workflowId: ${name}
    inputs: { type: object, properties: { "${name}": { default: 5 } } }
    steps:
      - stepId: ${name}
        operationId: createShelf
        requestBody: { payload: { "${name}": $inputs.${name}, deep: [{ "${name}": "{$inputs.${name}}" }] } }
        successCriteria: [{ condition: $response.body#/${name} == 7 }, { condition: $inputs.${name} == 5 }]
        outputs: { "${name}": $response.body#/${name} }
    outputs: { "${name}": $steps.${name}.outputs.${name} }
`);
    const [workflow] = workflows;
    if (workflow === undefined) throw new Error("no workflow");
    const body = JSON.parse(`{ "${name}": 7 }`) as Json;
    const ports = scriptedPorts(workflows, [{ status: 201, body }]);
    const trace = await runWorkflow(workflow, {}, ports);
    expect(trace.ended).toBe("completed");
    expect(JSON.stringify(trace.outputs)).toBe(`{"${name}":7}`);
    expect(JSON.stringify(ports.calls[0]?.body?.value)).toBe(`{"${name}":5,"deep":[{"${name}":"5"}]}`);
  });
});
