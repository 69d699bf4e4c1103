import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Loaded } from "../core/problem.js";
import { validateDocument } from "../schema/validate-document.js";
import { acmeFolder } from "../testing/acme-provider.js";
import { loadProvider } from "./load-provider.js";
import type { Provider } from "./model.js";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "assay-workflows-"));
  await cp(acmeFolder, folder, { recursive: true });
});

afterAll(() => rm(folder, { recursive: true }));

test("workflows beside a description belong to the provider, whichever document they stand in", async () => {
  const loaded = await loadWith(
    {
      "thing-is-made": documentOf(
        `
  - workflowId: thing-is-made
    inputs: { type: object, properties: { name: { type: string } } }
    x-assay: { promises: [ACM-05], bindings: { name: thing name } }
    steps: [{ stepId: make, operationId: createThing, requestBody: { payload: { name: $inputs.name, size: 1 } } }]
  - workflowId: again
    dependsOn: [thing-is-made]
    steps: [{ stepId: first, workflowId: $sourceDescriptions.others.another }]`,
        "  - { name: others, url: another-thing-is-made.arazzo.yaml, type: arazzo }\n",
      ),
      "another-thing-is-made": documentOf(`
  - workflowId: another
    steps: [{ stepId: make, operationId: createThing, requestBody: { payload: { name: abc, size: 1 } } }]`),
    },
    promise("ACM-05", "thing-is-made"),
  );
  expect(loaded.kind === "loaded" ? loaded.value.workflows.map(({ id }) => id) : loaded).toEqual([
    "another",
    "thing-is-made",
    "again",
  ]);
});

test("what workflows, catalogue and profile do not agree on is a problem on both sides", async () => {
  const loaded = await loadWith(
    {
      "thing-is-made": documentOf(`
  - workflowId: thing-is-made
    inputs: { type: object, properties: { name: { type: string } } }
    x-assay: { promises: [ACM-99, ACM-01], bindings: { name: thing's name } }
    steps:
      - stepId: make
        operationId: createThing
        x-assay: { promises: [ACM-98] }
        successCriteria: [{ condition: $statusCode == 201, x-assay: { promises: [ACM-97] } }]`),
      "thing-is-made-twice": documentOf(`
  - workflowId: thing-is-made
    steps: [{ stepId: make, operationId: createThing }]`),
    },
    promise("ACM-05", "thing-is-made") + promise("ACM-06", "thing-is-lost"),
  );
  expect(problemsIn(loaded)).toMatchInlineSnapshot(`
    [
      "specs/acme/thing-is-made.arazzo.yaml:6:17 "thing-is-made" is a workflow of specs/acme/thing-is-made-twice.arazzo.yaml already; make each id unique.",
      "specs/acme/thing-is-made.arazzo.yaml:8:62 The profile has no binding "thing's name".",
      "specs/acme/thing-is-made.arazzo.yaml:8:27 The catalogue has no promise "ACM-99".",
      "specs/acme/thing-is-made.arazzo.yaml:8:35 The promise "ACM-01" does not say that the workflow "thing-is-made" verifies it; add it to its verifiedBy.",
      "specs/acme/thing-is-made.arazzo.yaml:12:31 The catalogue has no promise "ACM-98".",
      "specs/acme/thing-is-made.arazzo.yaml:13:82 The catalogue has no promise "ACM-97".",
      "specs/acme/promises.yaml:31:17 The workflow "thing-is-made" does not name the promise "ACM-05"; add it to its x-assay.promises, or to those of a step or criterion.",
      "specs/acme/promises.yaml:37:17 There is no workflow "thing-is-lost".",
    ]
  `);
});

test("a broken workflow breaks the provider", async () => {
  const loaded = await loadWith(
    { "thing-is-made": "arazzo: [", "thing-is-lost": documentOf(`\n  - workflowId: thing-is-lost`) },
    "",
  );
  expect(problemsIn(loaded)).toMatchInlineSnapshot(`
    [
      "specs/acme/thing-is-made.arazzo.yaml:1:10 Not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 1, column 10:",
      "specs/acme/thing-is-lost.arazzo.yaml:6:5 must have the member "steps"",
    ]
  `);
});

async function loadWith(
  documents: Readonly<Record<string, string>>,
  promises: string,
): Promise<Loaded<Provider>> {
  const project = await mkdtemp(join(folder, "project-"));
  await cp(acmeFolder, project, { recursive: true });
  for (const [name, text] of Object.entries(documents))
    await writeFile(join(project, "specs/acme", `${name}.arazzo.yaml`), text);
  await writeFile(join(project, "specs/acme/promises.yaml"), promises, { flag: "a" });
  const loaded = await loadProvider(project, "acme", validateDocument);
  if (loaded.kind === "loaded") return loaded;
  const problems = loaded.problems.map((problem) => ({
    ...problem,
    message: problem.message.replaceAll(`${project}/`, ""),
    document: relative(project, problem.document),
  }));
  return { kind: "broken", problems };
}

function problemsIn(loaded: Loaded<Provider>): string[] {
  const problems = loaded.kind === "broken" ? loaded.problems : [];
  return problems.map(({ document, line, column, message }) => `${document}:${line}:${column} ${message}`);
}

function documentOf(workflows: string, sources = ""): string {
  return `arazzo: 1.0.1
info: { title: Things, version: "1" }
sourceDescriptions:
  - { name: acme, url: ./openapi.yaml, type: openapi }
${sources}workflows:${workflows}
`;
}

function promise(id: string, workflow: string): string {
  return `${id}:
  promises: Something that takes several exchanges.
  source: { document: things, at: text }
  strength: stated
  verifiedBy:
    - workflow: ${workflow}
`;
}
