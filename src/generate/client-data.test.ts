import { expect, it } from "vitest";
import type { JsonObject } from "../core/json.js";
import { buildOperations } from "../documents/build-operations.js";
import { buildSecuritySchemes } from "../documents/build-security.js";
import { clientData } from "./client-data.js";

it("holds what a client must know, and only what is unusual of parameters", () => {
  const root: JsonObject = {
    servers: [{ url: "https://{zone}.acme.test", variables: { zone: { default: "north" } } }],
    paths: {
      "/things/{id}": {
        put: {
          operationId: "putThing",
          security: [{ key: [] }],
          parameters: [
            { name: "id", in: "path", required: true, schema: { type: "string" } },
            { name: "ids", in: "query", explode: false, schema: { type: "array" } },
            { name: "filter", in: "query", content: { "application/json": { schema: {} } } },
          ],
          requestBody: { content: { "text/xml": { schema: { type: "string" } } } },
          responses: {
            200: { description: "Done.", content: { "application/json": {} } },
            default: { description: "" },
          },
        },
      },
    },
    components: { securitySchemes: { key: { type: "apiKey", in: "query", name: "k" } } },
  };

  const data = clientData({
    name: "acme",
    title: "Acme",
    source: "specs/acme/openapi.yaml",
    bundled: root,
    root,
    operations: buildOperations(root),
    schemes: buildSecuritySchemes(root),
  });

  expect(data).toMatchInlineSnapshot(`
    {
      "operations": {
        "PUT /things/{id}": {
          "accept": "application/json",
          "body": [
            {
              "mediaType": "text/xml",
              "schema": "/paths/~1things~1{id}/put/requestBody/content/text~1xml/schema",
            },
          ],
          "id": "putThing",
          "parameters": [
            {
              "explode": false,
              "in": "query",
              "name": "ids",
              "style": "form",
            },
            {
              "explode": true,
              "in": "query",
              "mediaType": "application/json",
              "name": "filter",
              "style": "form",
            },
          ],
          "responses": {
            "200": [
              {
                "mediaType": "application/json",
              },
            ],
            "default": [],
          },
          "security": [
            [
              "key",
            ],
          ],
          "server": "https://{zone}.acme.test",
        },
      },
      "security": {
        "key": {
          "in": "query",
          "kind": "api-key",
          "parameter": "k",
          "prefix": "",
        },
      },
      "serverDefaults": {
        "zone": "north",
      },
    }
  `);
});
