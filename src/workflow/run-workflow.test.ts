import { describe, expect, test } from "vitest";
import { workflowsOf } from "../testing/read-arazzo.js";
import type { WorkflowPorts, WorkflowTrace } from "./ports.js";
import { runWorkflow } from "./run-workflow.js";
import { type ScriptedAnswer, scriptedPorts } from "./testing/scripted-ports.js";

async function run(
  document: string,
  answers: readonly (ScriptedAnswer | number)[],
  more: Partial<WorkflowPorts> = {},
) {
  const workflows = workflowsOf(document);
  const [workflow] = workflows;
  if (workflow === undefined) throw new Error("no workflow");
  const ports = scriptedPorts(workflows, answers);
  const trace = await runWorkflow(workflow, { name: "abc" }, { ...ports, ...more });
  return { trace, ...ports };
}

/** Each step with its answer's status, whether it succeeded, and the action that was taken. */
function shown({ steps, ended, reason }: WorkflowTrace): string[] {
  const lines = steps.map(({ step, answer, succeeded, action, polls }) => {
    const status = answer?.kind === "answered" ? answer.message.response.status : answer?.reason;
    return [
      step.id,
      status,
      succeeded ? "succeeded" : "failed",
      action?.name,
      polls > 0 ? `polls ${polls}` : "",
    ]
      .filter(Boolean)
      .join(" ");
  });
  return [...lines, [ended, reason].filter(Boolean).join(": ")];
}

const made = {
  status: 201,
  body: { id: "s-1", name: "abc" },
  headers: [["Location", "/shelves/s-1"]],
} as const;

const makeAndRemove = `
  - workflowId: w
    inputs: { type: object, properties: { name: { type: string } } }
    steps:
      - stepId: make
        operationId: createShelf
        requestBody: { payload: { name: $inputs.name } }
        successCriteria: [{ condition: $statusCode == 201 && $response.body#/name == $inputs.name }]
        outputs: { id: $response.body#/id }
      - stepId: remove
        operationId: deleteShelf
        parameters: [{ name: id, in: path, value: $steps.make.outputs.id }]
        successCriteria: [{ condition: $statusCode == 204 }]
    outputs: { id: $steps.make.outputs.id, none: $steps.make.outputs.id#/x }
`;

test("what one step gives out goes into the next", async () => {
  const { trace, calls } = await run(makeAndRemove, [made, 204]);
  expect(shown(trace)).toEqual(["make 201 succeeded", "remove 204 succeeded", "completed"]);
  expect(calls.map(({ parameters, body }) => ({ parameters, body }))).toEqual([
    {
      parameters: [],
      body: { contentType: "application/vnd.shop+json", form: "data", value: { name: "abc" } },
    },
    { parameters: [{ name: "id", in: "path", value: "s-1" }], body: undefined },
  ]);
  expect(trace.outputs).toEqual({ id: "s-1" });
  expect(trace.inputs).toEqual({ name: "abc" });
});

test("a broken criterion says what was compared", async () => {
  const { trace } = await run(makeAndRemove, [{ status: 201, body: { name: "xyz" } }]);
  expect(shown(trace)).toEqual(["make 201 failed", 'failed: the step "make" failed']);
  const [verdict] = trace.steps[0]?.criteria ?? [];
  expect(verdict).toMatchObject({
    held: false,
    expected: "$statusCode == 201 && $response.body#/name == $inputs.name",
    received: '$statusCode is 201, $response.body#/name is "xyz", $inputs.name is "abc"',
  });
});

test("without an answer, or without a part of the path, nothing can be concluded", async () => {
  const cut = await run(makeAndRemove, [made]);
  expect(shown(cut.trace)).toEqual([
    "make 201 succeeded",
    "remove the script has ended failed",
    "stopped: the script has ended",
  ]);
  const pathless = await run(makeAndRemove, [{ status: 201, body: { name: "abc" } }]);
  expect(shown(pathless.trace).at(-1)).toBe('stopped: the path parameter "id" of "remove" has no value');
});

test.each([
  ["<a/>", "//b", '"//b" selects nothing in the payload'],
  ["<a/>", "count(//a)", "a sequence of Nodes"],
  ["<a>", "//a", "document is not well-formed"],
])("XPath that replaces nothing in %s sends nothing: %s", async (payload, target, reason) => {
  const { trace, calls } = await run(
    `
  - workflowId: w
    steps:
      - stepId: make
        operationId: createShelf
        requestBody: { contentType: text/xml, payload: "${payload}", replacements: [{ target: ${target}, value: 1 }] }
`,
    [200],
  );
  expect(trace.reason).toContain(`the body of "make" cannot be made: `);
  expect(trace.reason).toContain(reason);
  expect(calls).toEqual([]);
});

test("a replacement goes where its pointer leads, and nowhere else", async () => {
  const replacing = (target: string) => `
  - workflowId: w
    steps:
      - stepId: make
        operationId: createShelf
        requestBody: { payload: { a: [1, { b: 2 }] }, replacements: [{ target: ${target}, value: x }] }
`;
  const bodies = ["/a/0", "/a/1/b", "/a/2", "/a/-", "/a/1/c", "/d/e", ""].map(async (target) => {
    const { calls } = await run(replacing(JSON.stringify(target)), [200]);
    return JSON.stringify(calls[0]?.body?.value);
  });
  expect(await Promise.all(bodies)).toEqual([
    '{"a":["x",{"b":2}]}',
    '{"a":[1,{"b":"x"}]}',
    '{"a":[1,{"b":2},"x"]}',
    '{"a":[1,{"b":2},"x"]}',
    '{"a":[1,{"b":2,"c":"x"}]}',
    '{"a":[1,{"b":2}],"d":{"e":"x"}}',
    '"x"',
  ]);
  for (const target of ["/a/3", "/a/b", "/a/length", "/a/01", "/a/-1"]) {
    const { trace, calls } = await run(replacing(target), [200]);
    expect(trace.reason).toContain(`"${target}" leads into an array and names no place in it`);
    expect(calls).toEqual([]);
  }
});

test("a host that has no value is not replaced by another", async () => {
  const { trace, calls } = await run(
    makeAndRemove.replace(
      "operationId: deleteShelf",
      "operationId: deleteShelf\n        x-assay: { server: { place: $steps.make.outputs.id#/x } }",
    ),
    [made],
  );
  expect(shown(trace).at(-1)).toBe('stopped: the server variable "place" of "remove" has no value');
  expect(calls).toHaveLength(1);
});

describe("what follows a step", () => {
  const asking = (more: string, rest = "") => `
  - workflowId: w
    steps:
      - stepId: ask
        operationId: readHealth
        successCriteria: [{ condition: $statusCode == 200 }]
        ${more}
      - { stepId: again, operationId: readHealth }
${rest}`;

  test("a retry, as often as its limit says, after the time that it or the answer says", async () => {
    const onFailure = "onFailure: [{ name: later, type: retry, retryAfter: 1.5, retryLimit: 2 }]";
    const answers = [503, { status: 429, headers: [["retry-after", "7"]] as const }, 500];
    const { trace, pauses } = await run(asking(onFailure), answers);
    expect(shown(trace)).toEqual([
      "ask 503 failed later",
      "ask 429 failed later",
      "ask 500 failed",
      'failed: the step "ask" failed',
    ]);
    expect(pauses).toEqual([1500, 7000]);
  });

  test("a retry that another step comes before, and an action that waits for it to be used up", async () => {
    const onFailure = `onFailure:
          - { name: mend, type: retry, stepId: again }
          - { name: over, type: goto, stepId: again }`;
    const { trace } = await run(asking(onFailure), [500, 200, 500, 200]);
    expect(shown(trace)).toEqual([
      "ask 500 failed mend",
      "again 200 succeeded",
      "ask 500 failed over",
      "again 200 succeeded",
      "completed",
    ]);
  });

  test("a circle ends, with the reason", async () => {
    const onSuccess = "onSuccess: [{ name: round, type: goto, stepId: ask }]";
    const { trace } = await run(asking(onSuccess), new Array(2000).fill(200));
    expect(trace.steps).toHaveLength(1001);
    expect(trace.reason).toBe("the run has tried 1000 steps: its actions lead in a circle");
  });

  test("workflows that call one another for ever end too", async () => {
    const { trace } = await run(
      `
  - workflowId: w
    steps: [{ stepId: a, workflowId: v }]
  - workflowId: v
    steps: [{ stepId: a, workflowId: w }]
`,
      [],
    );
    expect(trace.reason).toBe("more than 50 workflows have called one another: they go in a circle");
  });
});

describe("called workflows", () => {
  const calling = `
  - workflowId: w
    dependsOn: [healthy]
    inputs: { type: object, properties: { name: { type: string } } }
    steps:
      - stepId: make
        workflowId: making
        parameters: [{ name: name, value: $inputs.name }]
        successCriteria: [{ condition: $outputs.id == 's-1' }]
        outputs: { id: $outputs.id }
    outputs: { id: $steps.make.outputs.id, state: $workflows.healthy.outputs.state }
  - workflowId: making
    dependsOn: [healthy]
    inputs:
      type: object
      properties: { name: { type: string }, room: { type: string, default: hall } }
    steps:
      - stepId: send
        operationId: createShelf
        requestBody: { payload: { name: $inputs.name, room: $inputs.room } }
        successCriteria: [{ condition: $statusCode == 201 }]
        outputs: { id: $response.body#/id }
    outputs: { id: $steps.send.outputs.id }
  - workflowId: healthy
    steps:
      - stepId: ask
        operationId: readHealth
        successCriteria: [{ condition: $statusCode == 200 }]
        outputs: { state: $response.body }
    outputs: { state: $steps.ask.outputs.state }
`;

  test("give their outputs to the step, and what several depend on runs once", async () => {
    const { trace, calls } = await run(calling, [{ status: 200, text: "up" }, made]);
    expect(shown(trace)).toEqual(["ask 200 succeeded", "send 201 succeeded", "make succeeded", "completed"]);
    expect(trace.outputs).toEqual({ id: "s-1", state: "up" });
    expect(calls[1]?.body?.value).toEqual({ name: "abc", room: "hall" });
  });

  test("that fail make the step fail", async () => {
    const { trace } = await run(calling, [200, 500]);
    expect(shown(trace)).toEqual([
      "ask 200 succeeded",
      "send 500 failed",
      "make failed",
      'failed: the step "make" failed',
    ]);
  });

  test("that are depended on and fail end the workflow before its first step", async () => {
    const { trace } = await run(calling, [500]);
    expect(shown(trace)).toEqual([
      "ask 500 failed",
      'failed: the workflow "healthy", which it depends on: the step "ask" failed',
    ]);
  });

  test("are given what the caller of the run adds", async () => {
    const { calls } = await run(calling, [200, made], {
      calledWith: (called, given) => (called.id === "making" ? { ...given, room: "attic" } : given),
    });
    expect(calls[1]?.body?.value).toEqual({ name: "abc", room: "attic" });
  });
});

describe("our extensions", () => {
  const withCleanup = makeAndRemove.replace(
    "        parameters: [{ name: id,",
    "        x-assay: { cleanup: true, server: { region: '{$inputs.name}-1' } }\n        parameters: [{ name: id,",
  );

  test("a cleanup step runs at the end, and what becomes of it does not count", async () => {
    const { trace, calls } = await run(withCleanup, [
      { status: 201, body: { id: "s-7", name: "other" } },
      500,
    ]);
    expect(shown(trace)).toEqual(["make 201 failed", "remove 500 failed", 'failed: the step "make" failed']);
    expect(calls[1]?.server).toEqual({ region: "abc-1" });
  });

  test("a cleanup step with nothing to clean up is not sent", async () => {
    const { trace } = await run(withCleanup, [{ status: 400, body: {} }]);
    expect(shown(trace)).toEqual(["make 400 failed", 'failed: the step "make" failed']);
  });

  test("patience sends the same request again before an action is chosen", async () => {
    const { trace, calls, pauses } = await run(makeAndRemove, [made, 404, 404, 204], {
      patience: ({ id }, polls) => (id === "remove" && polls < 5 ? 10 * (polls + 1) : undefined),
    });
    expect(shown(trace)).toEqual(["make 201 succeeded", "remove 204 succeeded polls 2", "completed"]);
    expect(calls[2]).toBe(calls[1]);
    expect(pauses).toEqual([10, 20]);
    expect(trace.steps[1]?.waitedMs).toBe(30);
  });
});
