import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acmeFolder } from "../testing/acme-provider.js";
import { loadProviders } from "./load-providers.js";

test("an input that no value can be judged by is a problem at its place", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assay-inputs-"));
  await cp(acmeFolder, folder, { recursive: true });
  await writeFile(
    join(folder, "specs/acme/thing.arazzo.yaml"),
    `arazzo: 1.0.1
info: { title: Things, version: "1" }
sourceDescriptions: [{ name: acme, url: ./openapi.yaml, type: openapi }]
workflows:
  - workflowId: nowhere
    inputs: { type: object, properties: { a: { $ref: "#/components/inputs/none" } } }
    steps: [{ stepId: make, operationId: createThing }]
  - workflowId: unsound
    inputs: { type: object, properties: { a: { minLength: "3" }, b: { type: text } } }
    steps: [{ stepId: make, operationId: createThing }]
`,
  );
  const loaded = await loadProviders(folder, ["acme"]);
  await rm(folder, { recursive: true });
  const problems = loaded.kind === "broken" ? loaded.problems : [];
  expect(
    problems.map(({ line, pointer, message }) => `${line} ${pointer} ${message}`),
  ).toMatchInlineSnapshot(`
    [
      "6 /workflows/0/inputs/properties/a/$ref The schema cannot be used: "#/components/inputs/none" refers to nothing in the document.",
      "9 /workflows/1/inputs/properties/a/minLength The schema cannot be used: it is no number.",
    ]
  `);
});
