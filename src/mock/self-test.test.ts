import { expect, test } from "vitest";
import type { Provider } from "../documents/model.js";
import type { MockAnswer } from "./answer-writer.js";
import { createFront } from "./front.js";
import { loadPrism, type Prism } from "./prism.js";
import { selfTest } from "./self-test.js";
import { startMock } from "./start-mock.js";
import { statelessStore } from "./store.js";
import { providerOf, shop } from "./testing/invented-provider.js";

const now = () => new Date();

function messages(provider: Provider, status: number): string[] {
  const answer = (): MockAnswer => ({ status, headers: [], body: new Uint8Array() });
  return selfTest(provider, { front: { answer, refuse: answer }, now }).map(
    ({ document, pointer, message }) => `${document}#${pointer}: ${message}`,
  );
}

test("a front that takes everything is found out, operation by operation", () => {
  expect(messages(shop, 200)).toMatchInlineSnapshot(`
    [
      "openapi.yaml#/paths/~1shelves/get/parameters/0: The mock of listShelves takes a request without its query parameter limit with 200; it is not served like that.",
      "openapi.yaml#/paths/~1shelves/post/requestBody/content/application~1vnd.shop+json: The mock of createShelf takes the body {} with 200; it is not served like that.",
      "openapi.yaml#/paths/~1shelves/post/requestBody/content/application~1vnd.shop+json: The mock of createShelf takes the body [] with 200; it is not served like that.",
      "openapi.yaml#/paths/~1shelves/post/requestBody: The mock of createShelf takes a request without a body with 200; it is not served like that.",
    ]
  `);
});

test("a front that takes nothing is found out at each documented request", () => {
  expect(messages(shop, 422)).toMatchInlineSnapshot(`
    [
      "openapi.yaml#/paths/~1shelves/get: The mock of listShelves refuses this documented request with 422; make it satisfy the description.",
      "openapi.yaml#/paths/~1shelves/post/requestBody/content/application~1vnd.shop+json/examples/small/value: The mock of createShelf refuses this documented request with 422; make it satisfy the description.",
      "openapi.yaml#/paths/~1shelves~1{id}/delete: The mock of deleteShelf refuses this documented request with 422; make it satisfy the description.",
      "openapi.yaml#/paths/~1health/get: The mock of readHealth refuses this documented request with 422; make it satisfy the description.",
    ]
  `);
});

test("the real front passes", async () => {
  const front = createFront(shop, { prism: await loadPrism(shop), store: statelessStore, now });
  expect(selfTest(shop, { front, now })).toEqual([]);
});

test("a Prism that takes every body does no harm: our own validators refuse it", async () => {
  const prism: Prism = { ...(await loadPrism(shop)), bodyFault: () => undefined };
  const front = createFront(shop, { prism, store: statelessStore, now });
  expect(selfTest(shop, { front, now })).toEqual([]);
});

test("an example that contradicts its schema is refused like any request, and stands in no mock's way", async () => {
  const contradictory = providerOf(`
openapi: 3.1.1
info: { title: Contradiction, version: "1" }
servers: [{ url: https://shop.example.com }]
paths:
  /shelves:
    post:
      operationId: createShelf
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [name], properties: { name: { type: string } } }
            examples: { numbered: { value: { name: 7 } } }
      responses: { "201": { description: Made. } }
`);
  const mock = await startMock(contradictory);
  const [body, headers] = [JSON.stringify({ name: 7 }), { "content-type": "application/json" }];
  const answer = await fetch(`${mock.url}/shelves`, { method: "POST", body, headers });
  expect(answer.status).toBe(422);
  await mock.close();
});

test("a description of OpenAPI 3.0 is held to its own schemas", async () => {
  const older = providerOf(`
openapi: 3.0.3
info: { title: Older, version: "1" }
servers: [{ url: https://shop.example.com }]
paths:
  /shelves:
    post:
      operationId: createShelf
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [boards]
              properties:
                boards: { type: integer, minimum: 0, exclusiveMinimum: true }
                room: { type: string, nullable: true }
            example: { boards: 1, room: null }
      responses: { "201": { description: Made. } }
`);
  const prism = await loadPrism(older);
  const [create] = older.operations;
  if (create === undefined) throw new Error("no operation");
  expect(prism.bodyFault(create, "application/json", { boards: 1, room: null })).toBeUndefined();
  expect(prism.bodyFault(create, "application/json", { boards: 0 })).toContain("must be > 0");
  const mock = await startMock(older);
  await mock.close();
});
