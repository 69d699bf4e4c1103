import { describe, expect, test } from "vitest";
import { aboutTheShop, problemsOf, readArazzo, workflowsOf } from "../../testing/read-arazzo.js";

const everything = `
  - workflowId: shelf-is-kept
    summary: A shelf is kept
    dependsOn: [healthy]
    inputs: { $ref: "#/components/inputs/new-shelf" }
    parameters:
      - { name: X-Trace, in: header, value: workflow }
      - { name: id, in: path, value: s-0 }
    failureActions:
      - { name: slow-down, type: retry, retryAfter: 0.5, retryLimit: 3, criteria: [{ condition: $statusCode == 429 }] }
      - { name: give-up, type: end }
    x-assay: { promises: [SHP-01], strength: shown, needs: [quota], bindings: { room: room }, invalid: [name] }
    steps:
      - stepId: make
        description: Make it
        operationId: createShelf
        x-assay: { promises: [], account: second, server: { region: "{$inputs.room}-1" } }
        requestBody:
          payload: { name: $inputs.name, room: "the {$inputs.room}", boards: 3 }
          replacements: [{ target: /boards, value: $inputs.size.boards }]
        successCriteria:
          - condition: $statusCode == 201 && $response.body.name == $inputs.name
            x-assay: { promises: [SHP-02], strength: stated }
          - { context: $response.body, condition: "$[?@.name == '{$inputs.name}']", type: jsonpath }
          - { context: $response.body, condition: //name, type: { type: xpath, version: xpath-30 } }
          - { context: $response.header.Location, condition: "^/shelves/[{$inputs.name}]", type: regex }
        onFailure:
          - { name: give-up, type: goto, stepId: gone }
        outputs: { id: $response.body#/id }
      - stepId: gone
        operationPath: '{$sourceDescriptions.shop.url}#/paths/~1shelves~1%7Bid%7D/delete'
        parameters:
          - { name: x-trace, in: header, value: step }
          - { reference: $components.parameters.shelf, value: $steps.make.outputs.id }
        onSuccess: [{ reference: $components.successActions.done }]
    outputs: { id: $steps.make.outputs.id, healthy: $workflows.healthy.outputs.state#/0 }
  - workflowId: healthy
    steps:
      - { stepId: ask, operationId: $sourceDescriptions.shop.readHealth, outputs: { state: $response.body } }
    outputs: { state: $steps.ask.outputs.state }
components:
  inputs:
    new-shelf:
      type: object
      properties: { name: { type: string, default: small }, room: { type: string }, size: { type: object } }
  parameters: { shelf: { name: id, in: path, value: s-9 } }
  successActions: { done: { name: done, type: end } }
`;

test("a workflow is ready to run: components in their places, what is inherited handed down", () => {
  const [workflow, other] = workflowsOf(everything);
  expect(shown(workflow)).toMatchSnapshot();
  expect(other?.dependsOn).toEqual([]);
});

function shown(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, member) => {
      if (name === "operation") return member.id;
      if (name === "inputs") return member.pointer;
      return member instanceof Map ? Object.fromEntries(member) : member;
    }),
  );
}

describe("problems, all at once and each with its place", () => {
  test("of the form", () => {
    const read = readArazzo({
      "flow.arazzo.yaml": `arazzo: 1.1.0
info: { title: T }
sourceDescriptions: []
workflows:
  - workflowId: w
    step: []
    steps:
      - { stepId: a, operationId: readHealth, successCriteria: [{ condition: 5 }, { condition: a, type: regex }] }
      - { stepId: b, operationId: readHealth, onSuccess: [{ name: x, type: retry }], outputs: { "a b": $url } }
      - { stepId: c, operationId: readHealth, parameters: [{ nam: a, in: body, value: 1 }] }
      - stepId: d
        operationId: readHealth
        successCriteria: [{ condition: $.a, context: $url, type: { type: jsonpath, version: xpath-10 } }]
`,
    });
    expect(read.kind === "broken" ? read.problems : []).toMatchInlineSnapshot(`
      [
        {
          "column": 9,
          "document": "flow.arazzo.yaml",
          "line": 1,
          "message": "must match "^1\\\\.0\\\\.\\\\d+$"",
          "pointer": "/arazzo",
        },
        {
          "column": 7,
          "document": "flow.arazzo.yaml",
          "line": 2,
          "message": "must have the member "version"",
          "pointer": "/info",
        },
        {
          "column": 21,
          "document": "flow.arazzo.yaml",
          "line": 3,
          "message": "must have at least 1 items",
          "pointer": "/sourceDescriptions",
        },
        {
          "column": 78,
          "document": "flow.arazzo.yaml",
          "line": 8,
          "message": "must be string",
          "pointer": "/workflows/0/steps/0/successCriteria/0/condition",
        },
        {
          "column": 83,
          "document": "flow.arazzo.yaml",
          "line": 8,
          "message": "must have the member "context"",
          "pointer": "/workflows/0/steps/0/successCriteria/1",
        },
        {
          "column": 76,
          "document": "flow.arazzo.yaml",
          "line": 9,
          "message": "must be one of ["end","goto"]",
          "pointer": "/workflows/0/steps/1/onSuccess/0/type",
        },
        {
          "column": 95,
          "document": "flow.arazzo.yaml",
          "line": 9,
          "message": "must match "^[a-zA-Z0-9._-]+$"",
          "pointer": "/workflows/0/steps/1/outputs",
        },
        {
          "column": 95,
          "document": "flow.arazzo.yaml",
          "line": 9,
          "message": "must not have a member called "a b"",
          "pointer": "/workflows/0/steps/1/outputs",
        },
        {
          "column": 60,
          "document": "flow.arazzo.yaml",
          "line": 10,
          "message": "must have the member "name"",
          "pointer": "/workflows/0/steps/2/parameters/0",
        },
        {
          "column": 74,
          "document": "flow.arazzo.yaml",
          "line": 10,
          "message": "must be one of ["path","query","header","cookie"]",
          "pointer": "/workflows/0/steps/2/parameters/0/in",
        },
        {
          "column": 60,
          "document": "flow.arazzo.yaml",
          "line": 10,
          "message": "must not have the member "nam"",
          "pointer": "/workflows/0/steps/2/parameters/0",
        },
        {
          "column": 93,
          "document": "flow.arazzo.yaml",
          "line": 13,
          "message": "must be "draft-goessner-dispatch-jsonpath-00"",
          "pointer": "/workflows/0/steps/3/successCriteria/0/type/version",
        },
        {
          "column": 5,
          "document": "flow.arazzo.yaml",
          "line": 5,
          "message": "must not have the member "step"",
          "pointer": "/workflows/0",
        },
      ]
    `);
  });

  test("of names that lead nowhere", () => {
    expect(
      problemsOf(`
  - workflowId: w
    dependsOn: [nobody, $sourceDescriptions.shop.w]
    inputs: { type: object, properties: { a: {} } }
    steps:
      - stepId: a
        operationId: makeShelf
      - stepId: b
        operationId: $sourceDescriptions.shop.makeShelf
      - stepId: c
        operationId: $sourceDescriptions.barn.createShelf
      - stepId: d
        operationPath: '{$sourceDescriptions.shop.url}#/paths/~1shelves/patch'
      - stepId: e
        operationPath: openapi.yaml#/paths/~1shelves/get
      - stepId: f
        workflowId: nobody
      - stepId: g
        operationId: readHealth
        workflowId: w
      - stepId: h
        description: Does nothing
      - stepId: i
        operationId: readHealth
        parameters:
          - { name: X-A, in: header, value: $inputs.b }
          - { name: X-B, in: header, value: "{$steps.z.outputs.x}" }
          - { name: X-C, in: header, value: [$steps.i.outputs.y, $steps.i.output.y] }
          - { name: X-D, in: header, value: { deep: $workflows.v.outputs.x } }
          - { name: X-E, in: header, value: $workflows.w.outputs.x }
          - { name: X-F, in: header, value: $workflows.w.inputs.c }
          - { name: X-G, in: header, value: $sourceDescriptions.shop.title }
          - { name: X-H, in: header, value: $sourceDescriptions.barn.url }
          - { name: X-I, in: header, value: $components.parameters.none }
          - { name: X-J, in: header, value: $components.inputs.none }
          - { name: X-K, in: header, value: $response.body }
          - { name: X-L, in: header, value: $nothing }
          - { name: X-M, in: header, value: $outputs.x }
          - { reference: $components.parameters.none }
          - { reference: $components.successActions.none }
          - { name: id, in: path, value: 1 }
          - { name: X-N, value: 1 }
          - { name: x-a, in: header, value: again }
        onSuccess:
          - { name: a, type: goto, stepId: nowhere }
          - { name: b, type: goto, workflowId: nowhere }
          - { name: c, type: goto }
          - { name: d, type: goto, stepId: a, workflowId: w }
          - { name: d, type: end }
      - stepId: i
        operationId: readHealth
    outputs: { status: $statusCode, x: $steps.i.outputs.x, y: $outputs.x }
  - workflowId: w
    steps: [{ stepId: a, operationId: readHealth }]
`),
    ).toMatchInlineSnapshot(`
      [
        "/workflows/0/steps/9/stepId: A second step of the workflow is called "i"; make each id unique.",
        "/workflows/1/workflowId: A second workflow is called "w"; make each id unique.",
        "/workflows/0/steps/0/operationId: There is no operation "makeShelf" in "shop".",
        "/workflows/0/steps/1/operationId: "$sourceDescriptions.shop.makeShelf" names no operation of "shop".",
        "/workflows/0/steps/2/operationId: "$sourceDescriptions.barn.createShelf" names no source description of the document.",
        "/workflows/0/steps/3/operationPath: There is no operation at /paths/~1shelves/patch in "shop".",
        "/workflows/0/steps/4/operationPath: "openapi.yaml#/paths/~1shelves/get" must have the form {$sourceDescriptions.<name>.url}#/paths/<path>/<method>, with / in the path written ~1.",
        "/workflows/0/steps/5/workflowId: There is no workflow "nobody" in the document.",
        "/workflows/0/steps/6: A step names exactly one of operationId, operationPath and workflowId.",
        "/workflows/0/steps/7: A step names exactly one of operationId, operationPath and workflowId.",
        "/workflows/0/steps/8/parameters/13/reference: "$components.parameters.none" names nothing in components/parameters.",
        "/workflows/0/steps/8/parameters/14/reference: "$components.successActions.none" names nothing in components/parameters.",
        "/workflows/0/steps/8/parameters/17: The parameter "x-a" stands twice in its list; remove one.",
        "/workflows/0/steps/8/parameters/15: The path /health of "readHealth" has no {id}.",
        "/workflows/0/steps/8/parameters/16: The parameter "X-N" goes to an operation and must say where: in: path, query, header or cookie.",
        "/workflows/0/steps/8/parameters/0/value: "$inputs.b" names no input of the workflow.",
        "/workflows/0/steps/8/parameters/1/value: "$steps.z.outputs.x" names the step "z", which the workflow has not.",
        "/workflows/0/steps/8/parameters/2/value/0: "$steps.i.outputs.y" names an output that the step "i" has not.",
        "/workflows/0/steps/8/parameters/2/value/1: "$steps.i.output.y" must have the form $steps.<step>.outputs.<name>.",
        "/workflows/0/steps/8/parameters/3/value/deep: "$workflows.v.outputs.x" names the workflow "v", which the document has not.",
        "/workflows/0/steps/8/parameters/5/value: "$workflows.w.inputs.c" names an input that the workflow "w" has not.",
        "/workflows/0/steps/8/parameters/6/value: "$sourceDescriptions.shop.title" names a member that the source description "shop" has not.",
        "/workflows/0/steps/8/parameters/7/value: "$sourceDescriptions.barn.url" names no source description of the document.",
        "/workflows/0/steps/8/parameters/8/value: "$components.parameters.none" names no parameter of the components.",
        "/workflows/0/steps/8/parameters/9/value: "$components.inputs.none" has no value: only $components.parameters.<name> has one.",
        "/workflows/0/steps/8/parameters/10/value: "$response.body" speaks of an exchange, and none has been made here.",
        "/workflows/0/steps/8/parameters/11/value: "$nothing" is no runtime expression of Arazzo 1.0.1.",
        "/workflows/0/steps/8/parameters/12/value: "$outputs.x" has a meaning only where a step has run a workflow; use $steps.<step>.outputs.<name> or $workflows.<workflow>.outputs.<name>.",
        "/workflows/0/steps/8/onSuccess/0/stepId: The workflow has no step "nowhere" that an action can lead to.",
        "/workflows/0/steps/8/onSuccess/1/workflowId: There is no workflow "nowhere" in the document.",
        "/workflows/0/steps/8/onSuccess/2: A goto must say where to: a stepId or a workflowId.",
        "/workflows/0/steps/8/onSuccess/3: An action leads to a stepId or to a workflowId, not to both.",
        "/workflows/0/steps/8/onSuccess/4: The action "d" stands twice in its list; remove one.",
        "/workflows/0/dependsOn/0: There is no workflow "nobody" in the document.",
        "/workflows/0/dependsOn/1: "$sourceDescriptions.shop.w" names no Arazzo source description of the document.",
        "/workflows/0/outputs/status: "$statusCode" speaks of an exchange, and none has been made here.",
        "/workflows/0/outputs/x: "$steps.i.outputs.x" names an output that the step "i" has not.",
        "/workflows/0/outputs/y: "$outputs.x" has a meaning only where a step has run a workflow; use $steps.<step>.outputs.<name> or $workflows.<workflow>.outputs.<name>.",
      ]
    `);
  });

  test("of conditions and queries", () => {
    expect(
      problemsOf(`
  - workflowId: w
    inputs: { type: object, properties: { a: {} } }
    steps:
      - stepId: a
        operationId: readHealth
        successCriteria:
          - { condition: $statusCode = 200 }
          - { condition: $inputs.b == 'x' }
          - { condition: "'{$inputs.c}' == 'x'" }
          - { condition: "(", context: $response.body, type: regex }
          - { condition: "$.a == 1", context: $response.body, type: jsonpath }
          - { condition: "//a[", context: $response.body, type: xpath }
          - { condition: "no-such-function()", context: $response.body, type: xpath }
          - { condition: //a, context: $response.bodies, type: xpath }
          - { condition: //a, context: $response.body, type: { type: xpath, version: xpath-10 } }
          - condition: $.a
            context: $response.body
            type: { type: jsonpath, version: draft-goessner-dispatch-jsonpath-00 }
          - { condition: "a{$inputs.d}", context: $response.body, type: regex }
`),
    ).toMatchInlineSnapshot(`
      [
        "/workflows/0/steps/0/successCriteria/0/condition: "$statusCode = 200" is no simple condition: "=" is neither a literal, an operator nor an expression.",
        "/workflows/0/steps/0/successCriteria/1/condition: "$inputs.b" names no input of the workflow.",
        "/workflows/0/steps/0/successCriteria/2/condition: "$inputs.c" names no input of the workflow.",
        "/workflows/0/steps/0/successCriteria/3/condition: "(" is no regular expression: it is not valid.",
        "/workflows/0/steps/0/successCriteria/4/condition: "$.a == 1" is no JSONPath query (RFC 9535): Expected ".", "..", "[", or [\\t-\\n\\r ] but "=" found.",
        "/workflows/0/steps/0/successCriteria/5/condition: "//a[" is no XPath expression: XPST0003: Failed to parse script. Expected end of input.",
        "/workflows/0/steps/0/successCriteria/6/condition: "no-such-function()" is no XPath expression: XPST0017: Function Q{http://www.w3.org/2005/xpath-functions}no-such-function with arity of 0 not registered. No similar functions found.",
        "/workflows/0/steps/0/successCriteria/7/context: "$response.bodies" must name header.<name>, query.<name>, path.<name> or body#<pointer>.",
        "/workflows/0/steps/0/successCriteria/8/type/version: XPath 1.0 converts values otherwise than later versions, and is not executed; use xpath-20 or later.",
        "/workflows/0/steps/0/successCriteria/9/type/version: JSONPath "draft-goessner-dispatch-jsonpath-00" is not executed, only RFC 9535; write type: jsonpath.",
        "/workflows/0/steps/0/successCriteria/10/condition: "$inputs.d" names no input of the workflow.",
      ]
    `);
  });

  test("of bodies", () => {
    expect(
      problemsOf(`
  - workflowId: w
    steps:
      - stepId: a
        operationId: createShelf
        requestBody: { payload: '{ "name": ', replacements: [{ target: /name, value: a }] }
      - stepId: b
        operationId: createShelf
        requestBody: { contentType: application/xml, payload: <a/>, replacements: [{ target: /a, value: 1 }] }
      - stepId: c
        operationId: createShelf
        requestBody: { payload: {}, replacements: [{ target: //a, value: 1 }, { target: a, value: 1 }] }
      - stepId: d
        workflowId: v
        requestBody: { payload: {} }
      - stepId: e
        operationId: createShelf
        requestBody: { contentType: text/plain, payload: a, replacements: [{ target: /a, value: 1 }] }
      - stepId: f
        operationId: createShelf
        requestBody: { contentType: text/xml, payload: <a/>, replacements: [{ target: "//a[", value: 1 }] }
  - workflowId: v
    steps: [{ stepId: a, operationId: readHealth }]
`),
    ).toMatchInlineSnapshot(`
      [
        "/workflows/0/steps/0/requestBody/payload: The payload is text for a JSON body, and no JSON.",
        "/workflows/0/steps/2/requestBody/replacements/1/target: "a" is no JSON Pointer; XPath reaches into a payload that is XML text only.",
        "/workflows/0/steps/3/requestBody: A step that runs a workflow sends no body; pass inputs as parameters.",
        "/workflows/0/steps/4/requestBody/replacements/0/target: Nothing is replaced in a payload that is text and neither JSON nor XML; embed the value as {$...}, or write the payload as data.",
        "/workflows/0/steps/5/requestBody/replacements/0/target: "//a[" is no XPath expression: XPST0003: Failed to parse script. Expected end of input.",
      ]
    `);
  });

  test("of workflows that call one another", () => {
    expect(
      problemsOf(`
  - workflowId: a
    dependsOn: [b]
    steps:
      - stepId: a
        workflowId: c
        parameters: [{ name: nam, value: x }]
        successCriteria: [{ condition: $statusCode == 200 }, { condition: $outputs.y == 1 }]
        outputs: { x: $outputs.x, y: $response.body }
  - workflowId: b
    dependsOn: [a]
    steps: [{ stepId: a, operationId: readHealth }]
  - workflowId: c
    inputs: { type: object, required: [name], properties: { name: {} } }
    steps: [{ stepId: a, operationId: readHealth }]
    outputs: { x: $inputs.name }
`),
    ).toMatchInlineSnapshot(`
      [
        "/workflows/0/steps/0/parameters/0: The workflow "c" has no input "nam".",
        "/workflows/0/steps/0: The workflow "c" needs the input "name", which the step gives no value.",
        "/workflows/0/steps/0/successCriteria/0/condition: "$statusCode" speaks of an exchange, and a step that runs a workflow has none; use $outputs.<name>.",
        "/workflows/0/steps/0/successCriteria/1/condition: "$outputs.y" names no output of the workflow that the step runs.",
        "/workflows/0/steps/0/outputs/y: "$response.body" speaks of an exchange, and a step that runs a workflow has none; use $outputs.<name>.",
        "/workflows/0/dependsOn: The workflow waits for itself: a → b → a.",
      ]
    `);
  });

  test("of our extension", () => {
    expect(
      problemsOf(`
  - workflowId: w
    x-assay: { promise: [A], promises: [a], needs: [luck], bindings: { a: 1 }, invalid: [] }
    steps:
      - stepId: a
        operationId: readHealth
        x-assay: { needs: [], account: third, cleanup: 1 }
        successCriteria: [{ condition: $statusCode == 200, x-assay: { account: second } }]
        onSuccess: [{ name: a, type: end, x-assay: {} }]
`),
    ).toMatchInlineSnapshot(`
      [
        "/workflows/0/x-assay/promises/0: x-assay must match "^[A-Z]{2,5}-[0-9]{2,3}$".",
        "/workflows/0/x-assay/needs/0: x-assay must be one of ["second-account","quota","slow"].",
        "/workflows/0/x-assay/bindings/a: x-assay must be string.",
        "/workflows/0/x-assay/invalid: x-assay must have at least 1 items.",
        "/workflows/0/x-assay: x-assay must not have the member "promise".",
        "/workflows/0/steps/0/x-assay/account: x-assay must be one of ["second","none"].",
        "/workflows/0/steps/0/x-assay/cleanup: x-assay must be boolean.",
        "/workflows/0/steps/0/x-assay: x-assay must not have the member "needs".",
        "/workflows/0/steps/0/successCriteria/0/x-assay: x-assay must not have the member "account".",
        "/workflows/0/steps/0/onSuccess/0/x-assay: x-assay is read on a workflow, a step or a criterion only.",
      ]
    `);
  });
});

describe("documents that refer to one another", () => {
  const pair = (reference: string) => ({
    "main.arazzo.yaml": `arazzo: 1.0.0
info: { title: Main, version: "1" }
sourceDescriptions:
  - { name: other, url: ./other.arazzo.yaml, type: arazzo }
workflows:
  - workflowId: main
    dependsOn: [${reference}]
    steps: [{ stepId: a, workflowId: ${reference}, outputs: { state: $outputs.state } }]
`,
    "other.arazzo.yaml": aboutTheShop(`
  - workflowId: healthy
    steps: [{ stepId: ask, operationId: readHealth, outputs: { state: $response.body } }]
    outputs: { state: $steps.ask.outputs.state }
`),
  });

  test("a workflow of another document is found", () => {
    const read = readArazzo(pair("$sourceDescriptions.other.healthy"));
    const [main] = read.kind === "loaded" ? read.value : [];
    expect(main?.dependsOn).toEqual([
      { source: "other", document: "other.arazzo.yaml", workflow: "healthy" },
    ]);
  });

  test.each([
    ["$sourceDescriptions.other.sick", '"$sourceDescriptions.other.sick" names no workflow of "other".'],
    ["healthy", 'There is no workflow "healthy" in the document.'],
  ])("one that is not there, or not qualified, is a problem: %s", (reference, message) => {
    const read = readArazzo(pair(reference));
    expect(read.kind === "broken" ? read.problems.map((problem) => problem.message) : []).toEqual([
      message,
      message,
    ]);
  });

  test("source descriptions are files that are read with the document", () => {
    const read = readArazzo({
      "flow.arazzo.yaml": `arazzo: 1.0.1
info: { title: T, version: "1" }
sourceDescriptions:
  - { name: a, url: https://example.com/openapi.yaml }
  - { name: b, url: missing.yaml, type: openapi }
  - { name: c, url: openapi.yaml, type: arazzo }
  - { name: c, url: openapi.yaml }
  - { name: d, url: openapi.yaml }
workflows:
  - workflowId: w
    steps: [{ stepId: a, operationId: readHealth }, { stepId: b, operationId: $sourceDescriptions.a.readHealth }]
`,
    });
    expect(read.kind === "broken" ? read.problems : []).toMatchInlineSnapshot(`
      [
        {
          "column": 21,
          "document": "flow.arazzo.yaml",
          "line": 4,
          "message": ""https://example.com/openapi.yaml" is not fetched; name a file beside this document.",
          "pointer": "/sourceDescriptions/0/url",
        },
        {
          "column": 21,
          "document": "flow.arazzo.yaml",
          "line": 5,
          "message": ""missing.yaml" is no description that is read with this document.",
          "pointer": "/sourceDescriptions/1/url",
        },
        {
          "column": 21,
          "document": "flow.arazzo.yaml",
          "line": 6,
          "message": ""openapi.yaml" is no Arazzo document that is read with this document.",
          "pointer": "/sourceDescriptions/2/url",
        },
        {
          "column": 5,
          "document": "flow.arazzo.yaml",
          "line": 7,
          "message": "A second source description is called "c"; make each name unique.",
          "pointer": "/sourceDescriptions/3",
        },
        {
          "column": 39,
          "document": "flow.arazzo.yaml",
          "line": 11,
          "message": ""readHealth" could stand in several source descriptions; write $sourceDescriptions.<name>.readHealth.",
          "pointer": "/workflows/0/steps/0/operationId",
        },
      ]
    `);
  });
});
