import { isJsonObject } from "../../core/json.js";
import { buildOperations, otherMethodsOf } from "../../documents/build-operations.js";
import { buildProfile } from "../../documents/build-profile.js";
import { buildSecuritySchemes } from "../../documents/build-security.js";
import type { Provider } from "../../documents/model.js";
import { normaliseDescription } from "../../documents/normalise-description.js";
import { noSources } from "../../documents/provider-sources.js";
import { parseSource } from "../../documents/read-document.js";

/** A provider out of two texts, for tests. */
export function providerOf(description: string, profile = "title: Invented"): Provider {
  const document = parseSource("openapi.yaml", description);
  const setUp = parseSource("profile.yaml", profile);
  if (document.kind === "broken" || setUp.kind === "broken" || !isJsonObject(document.value.value))
    throw new Error("the documents of the test cannot be read");
  const root = normaliseDescription(document.value.value);
  return {
    name: "invented",
    title: "Invented",
    document: document.value.path,
    root,
    operations: buildOperations(root),
    otherMethods: otherMethodsOf(root),
    securitySchemes: buildSecuritySchemes(root),
    serverVariables: {},
    promises: [],
    workflows: [],
    profile: buildProfile(setUp.value),
    sources: noSources,
  };
}

const shopDescription = `
openapi: 3.1.1
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
info: { title: Shelves, version: "1" }
servers: [{ url: https://shop.example.com }]
security: [{ key: [] }]
paths:
  /shelves:
    post:
      operationId: createShelf
      requestBody:
        required: true
        content:
          application/vnd.shop+json:
            schema: { $ref: "#/components/schemas/new-shelf" }
            examples:
              small: { value: { name: small-shelf, room: hall, boards: 3 } }
      responses:
        "201":
          description: Made.
          headers:
            Location: { required: true, schema: { type: string }, example: /shelves/s-1 }
            Date: { schema: { type: string }, example: "Wed, 01 Jul 2015 02:25:06 GMT" }
            Content-Length: { schema: { type: string }, example: "999" }
          content:
            application/vnd.shop+json:
              schema: { $ref: "#/components/schemas/shelf" }
              examples:
                small: { value: { id: s-1, name: small-shelf } }
                large: { value: { id: s-2, name: large-shelf } }
        "404":
          description: No such room.
          content:
            application/vnd.shop+json:
              schema: { $ref: "#/components/schemas/error" }
              examples:
                no-room: { value: { error: There is no such room } }
        "409":
          description: Taken.
          content:
            application/vnd.shop+json:
              schema: { $ref: "#/components/schemas/error" }
              examples:
                taken: { value: { error: The name is taken } }
        "422":
          description: Not valid.
          content:
            application/vnd.shop+json:
              schema: { $ref: "#/components/schemas/error" }
              examples:
                invalid: { value: { error: Something is not valid } }
    get:
      operationId: listShelves
      parameters:
        - { name: limit, in: query, required: true, schema: { type: integer, minimum: 1 }, example: 10 }
        - { name: room, in: query, schema: { enum: [hall, attic] } }
      responses:
        "200":
          description: All.
          content:
            application/vnd.shop+json:
              schema: { type: array, items: { $ref: "#/components/schemas/shelf" } }
              examples:
                one: { value: [{ id: s-1, name: small-shelf }] }
  /shelves/{id}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string, pattern: "^s-[0-9]+$" }, example: s-1 }
    delete:
      operationId: deleteShelf
      responses:
        "204": { description: Gone. }
        "401":
          description: No.
          content:
            application/vnd.shop+json:
              schema: { $ref: "#/components/schemas/error" }
              examples:
                nobody: { value: { error: Say who you are } }
  /health:
    get:
      operationId: readHealth
      security: []
      responses:
        "200": { description: Up., content: { text/plain: { schema: { type: string }, example: up } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: Authorization, x-credential-prefix: Key }
  schemas:
    new-shelf:
      type: object
      required: [name, room]
      additionalProperties: false
      properties:
        name: { type: string, minLength: 3 }
        room: { type: string }
        boards: { type: integer, minimum: 1 }
        inside: { $ref: "#/components/schemas/new-shelf" }
    shelf:
      type: object
      properties: { id: { type: string }, name: { type: string } }
    error:
      type: object
      required: [error]
      properties: { error: { type: string } }
`;

const shopProfile = `
title: Shop
credentials:
  first: { key: { value: { env: SHOP_KEY, mock: k-6fd1c0b2 } } }
  second: { key: { value: { env: SHOP_OTHER_KEY, mock: k-99ab41ce, optional: true } } }
bindings:
  - name: room
    at: [{ operation: createShelf, in: body, pointer: /room }]
    supplied: { env: SHOP_ROOM, mock: hall }
    unknown: { value: cellar, status: "404", example: no-room }
resources: []
mock:
  refusals:
    credentials: { status: "401", example: nobody }
    malformed: { status: "400" }
    invalid: { status: "422", example: invalid }
    media-type: { status: "415" }
    unknown: { status: "404", example: no-room }
`;

/** A shop with shelves: JSON of a media type of its own, a credential with a word before it, two accounts. */
export const shop: Provider = providerOf(shopDescription, shopProfile);
