import { describe, expect, test } from "vitest";
import { createRouter, type Route } from "./route-request.js";
import { providerOf } from "./testing/invented-provider.js";

const hosts = providerOf(`
openapi: 3.1.1
servers:
  - url: https://{crate}.depot.{town}.example.com/v1
    variables:
      crate: { default: first, x-schema: { type: string } }
      town: { default: lund }
paths:
  /:
    put: { operationId: makeCrate, responses: {} }
    get: { operationId: listCrates, responses: {}, servers: [{ url: "https://depot.{town}.example.com/v1", variables: { town: { default: lund } } }] }
  /?labels:
    get: { operationId: readLabels, responses: {} }
  /items/{id}:
    get: { operationId: readItem, responses: {}, parameters: [{ name: id, in: path, required: true, schema: { type: string } }] }
  /items/newest:
    get: { operationId: readNewest, responses: {} }
  /items/:
    get: { operationId: listItems, responses: {} }
components:
  securitySchemes:
    signed: { type: apiKey, in: header, name: Authorization, x-signature: { algorithm: hmac-sha1-v2, label: D, headerPrefix: x-d-, dateHeader: x-d-date, subresources: [labels, seals] } }
`);

const route = createRouter(hosts);

function summary(found: Route): string {
  if (found.kind === "found") return `${found.operation.id} ${JSON.stringify(found.server)}`;
  return found.kind === "method"
    ? `method: ${[...new Set(found.beside.map(({ method }) => method))].join(", ")}`
    : found.kind;
}

describe("a request finds its operation", () => {
  test.each([
    ["PUT", "red.depot.lund.example.com", "/", 'makeCrate {"crate":"red","town":"lund"}'],
    ["PUT", "red.depot.lund.example.com:8080", "/v1/", 'makeCrate {"crate":"red","town":"lund"}'],
    ["PUT", "a.b.depot.lund.example.com", "/", 'makeCrate {"crate":"a.b","town":"lund"}'],
    ["PUT", "red.depot.lund.localhost:9000", "/", 'makeCrate {"crate":"red","town":"lund"}'],
    ["GET", "depot.lund.localhost:9000", "/", "listCrates {}"],
    ["PUT", "Red.localhost:9000", "/", 'makeCrate {"crate":"Red"}'],
    ["PUT", "red.depot.elsewhere.test", "/", 'makeCrate {"crate":"red"}'],
    ["GET", "depot.lund.example.com", "/", "listCrates {}"],
    ["GET", "depot.elsewhere.test", "/", "listCrates {}"],
    ["GET", "127.0.0.1:9000", "/", "listCrates {}"],
    ["GET", "localhost", "/", "listCrates {}"],
    ["GET", "", "http://depot.lund.example.com/", "listCrates {}"],
    ["GET", "red.localhost", "/?labels", 'readLabels {"crate":"red"}'],
    ["GET", "red.localhost", "/?labels=", 'readLabels {"crate":"red"}'],
    ["GET", "localhost", "/?labels", "readLabels {}"],
    ["GET", "red.localhost", "/?seals", "nowhere"],
    ["GET", "red.localhost", "/?colour=red", "method: PUT"],
    ["PUT", "localhost", "/", "method: GET"],
    ["GET", "red.localhost", "/items/7", 'readItem {"crate":"red"}'],
    ["GET", "red.localhost", "/items/a%2Fb", 'readItem {"crate":"red"}'],
    ["GET", "red.localhost", "/%69tems/newest", 'readNewest {"crate":"red"}'],
    ["GET", "red.localhost", "/items/", 'listItems {"crate":"red"}'],
    ["GET", "red.localhost", "/items", "nowhere"],
    ["GET", "red.localhost", "/items/7/", "nowhere"],
    ["GET", "red.localhost", "/items/%", "malformed"],
    ["GET", "red.localhost", "*", "nowhere"],
    ["BREW", "red.localhost", "/items/7", "method: GET"],
  ])("%s %s %s", (method, host, path, wanted) => {
    expect(summary(route({ method, host, path }))).toBe(wanted);
  });
});
