import { expect, test } from "vitest";
import { providerOf } from "../../mock/testing/invented-provider.js";
import { crudResources } from "./crud-resources.js";

const object = (properties: string) => `{ type: object, properties: { ${properties} } }`;
const text = "{ type: string }";
const answers = (status: string, schema: string, rest = "") =>
  `responses: { "${status}": { description: d, content: { application/json: { schema: ${schema} } }${rest} } }`;
const inPath = (...names: readonly string[]) =>
  `parameters: [${names.map((name) => `{ name: ${name}, in: path, required: true, schema: ${text} }`).join(", ")}]`;
const item = (parameter: string, operations: string) => `{ ${inPath(parameter)}, ${operations} }`;
const document = (paths: Readonly<Record<string, string>>) =>
  `openapi: 3.1.1\ninfo: { title: T, version: "1" }\nservers: [{ url: https://shop.example }]\npaths:\n${Object.entries(
    paths,
  )
    .map(([path, operations]) => `  ${path}: ${operations}`)
    .join("\n")}`;

/** What is inferred, with operations by their ids. */
function inferred(paths: Readonly<Record<string, string>>, profile?: string) {
  return crudResources(providerOf(document(paths), profile)).map(
    ({ create, read, remove, updates, list, ...rest }) => ({
      ...rest,
      create: create?.id,
      read: read?.id,
      remove: remove?.id,
      updates: updates.map(({ id }) => id),
      list: list === undefined ? undefined : { ...list, operation: list.operation.id },
    }),
  );
}

test("paths imply what makes, reads, changes, removes and lists", () => {
  const thing = object(`id: ${text}, thing_id: ${text}`);
  expect(
    inferred({
      "/shops/{shop}/things/": `{ ${inPath("shop")}, post: { operationId: make, ${answers("201", thing)} }, get: { operationId: list, parameters: [{ name: page_size, in: query, schema: { type: integer } }, { name: page, in: query, schema: { type: integer, minimum: 1 } }], ${answers("200", object(`items: { type: array, items: ${thing} }, total: { type: integer }`))} } }`,
      "/shops/{shop}/things/{thingId}/": `{ ${inPath("shop", "thingId")}, get: { operationId: read, ${answers("200", thing)} }, patch: { operationId: change, ${answers("200", thing)} }, delete: { operationId: remove, responses: { "204": { description: d } } } }`,
    }),
  ).toEqual([
    {
      name: "/shops/{shop}/things",
      create: "make",
      read: "read",
      remove: "remove",
      updates: ["change"],
      list: {
        operation: "list",
        items: ["/items"],
        ids: ["/thing_id", "/id"],
        size: "page_size",
        paging: { kind: "page", parameter: "page", first: 1 },
      },
      identifier: { kind: "answered", pointers: ["/thing_id", "/id"] },
      parameter: "thingId",
    },
  ]);
});

test("a link tells the identifier", () => {
  const [resource] = inferred({
    "/things": `{ post: { operationId: make, ${answers("201", object(`number: ${text}`), ", links: { it: { operationId: read, parameters: { code: '$response.body#/number' } } }")} } }`,
    "/things/{code}": item(
      "code",
      `get: { operationId: read, ${answers("200", object(`number: ${text}`))} }`,
    ),
  });
  expect(resource?.identifier).toEqual({ kind: "answered", pointers: ["/number"] });
});

test("links lead to operations on other paths", () => {
  const [resource] = inferred({
    "/orders": `{ post: { operationId: order, ${answers("201", object(`ticket: ${text}`), ", links: { it: { operationId: status, parameters: { 'path.code': '$response.body#/ticket' } } }")} } }`,
    "/status/of/{code}/now": item(
      "code",
      `get: { operationId: status, ${answers("200", object(`state: ${text}`))} }`,
    ),
  });
  expect(resource).toMatchObject({
    create: "order",
    read: "status",
    identifier: { kind: "answered", pointers: ["/ticket"] },
    parameter: "code",
  });
});

test("the identifier in a wrapper is found, and a PUT that documents 201 chooses its own", () => {
  const wrapped = object(`data: ${object(`uuid: ${text}`)}`);
  const [things, names] = inferred({
    "/things": `{ post: { operationId: make, ${answers("201", wrapped)} } }`,
    "/things/{uuid}": item("uuid", `get: { operationId: read, ${answers("200", wrapped)} }`),
    "/names": `{ get: { operationId: list, ${answers("200", `{ type: array, items: ${object(`name: ${text}`)} }`)} } }`,
    "/names/{name}": item("name", `put: { operationId: put, ${answers("201", object(`name: ${text}`))} }`),
  });
  expect(things?.identifier).toEqual({ kind: "answered", pointers: ["/data/uuid"] });
  expect(names).toMatchObject({
    create: "put",
    updates: [],
    identifier: { kind: "chosen", in: "path", name: "name" },
    list: { items: [""], ids: ["/name"] },
  });
});

test("the profile says how a resource is identified and listed", () => {
  const [resource] = inferred(
    {
      "/things": `{ post: { operationId: make, ${answers("201", object(`id: ${text}, key: ${text}`))} }, get: { operationId: list, ${answers("200", object(`all: { type: array, items: ${object(`key: ${text}`)} }`))} } }`,
      "/things/{key}": item(
        "key",
        `delete: { operationId: remove, responses: { "204": { description: d } } }`,
      ),
    },
    "title: T\nresources: [{ name: thing, createdBy: [make], identifiedBy: { body: [/key] }, deletedBy: [remove], listedBy: { operation: list, items: /all, name: /key, id: /key } }]",
  );
  expect(resource).toMatchObject({
    name: "thing",
    identifier: { kind: "answered", pointers: ["/key"] },
    list: { items: ["/all"], ids: ["/key"] },
  });
});

test("two lists in one answer are no listing, and other paths are no items", () => {
  const two = object(
    `a: { type: array, items: ${object(`id: ${text}`)} }, b: { type: array, items: ${object(`id: ${text}`)} }`,
  );
  expect(
    inferred({
      "/things": `{ get: { operationId: list, ${answers("200", two)} } }`,
      "/things/{id}": item("id", `get: { operationId: read, ${answers("200", object(`id: ${text}`))} }`),
      "/things/{id}/parts": `{ get: { operationId: parts, ${answers("200", two)} } }`,
    }),
  ).toEqual([]);
});
