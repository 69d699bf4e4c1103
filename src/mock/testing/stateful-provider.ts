import { providerOf } from "./invented-provider.js";

/** A place to keep crates in: everything that a state can say, in one description. */
export const depotDescription = `
openapi: 3.1.1
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
info: { title: Depot, version: "1" }
servers: [{ url: https://depot.example.com }]
security: [{ key: [] }]
paths:
  /crates:
    post:
      operationId: makeCrate
      parameters:
        - { name: X-Readers, in: header, schema: { type: string } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name, hall]
              properties:
                name: { type: string }
                hall: { type: string }
                size: { type: integer, minimum: 1, maximum: 9 }
                paint: { enum: [red, blue] }
                sealed: { type: boolean }
            examples:
              tools: { value: { name: tools, hall: H1 } }
      responses:
        "201":
          description: Made.
          headers: { Location: { required: true, schema: { type: string } } }
          content:
            application/json:
              schema: { $ref: "#/components/schemas/crate" }
              examples:
                made: { value: { id: c-0, name: example, hall: { code: H9, title: Example }, size: 1, paint: red, kilos: 10, state: packing, made: "2020-01-01T00:00:00.000Z", lid: open } }
        "403": { $ref: "#/components/responses/refused" }
        "404": { $ref: "#/components/responses/refused" }
        "409": { $ref: "#/components/responses/refused" }
        "429": { $ref: "#/components/responses/refused" }
    get:
      operationId: listCrates
      parameters: [{ name: paint, in: query, schema: { type: string } }]
      responses:
        "200":
          description: All.
          content:
            application/json:
              schema: { type: object, properties: { crates: { type: array, items: { $ref: "#/components/schemas/crate" } } } }
              examples: { all: { value: { crates: [{ id: c-0, name: example, paint: red }] } } }
  /crates/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: readCrate
      responses:
        "200": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/crate" }, examples: { it: { value: { id: c-0, name: example, lid: open, extra: kept } } } } } }
        "403": { $ref: "#/components/responses/refused" }
        "404": { $ref: "#/components/responses/refused" }
    patch:
      operationId: paintCrate
      requestBody: { required: true, content: { application/json: { schema: { type: object, required: [paint], properties: { paint: { enum: [red, blue] } } } } } }
      responses:
        "200": { description: It., content: { application/json: { schema: { $ref: "#/components/schemas/crate" } } } }
        "403": { $ref: "#/components/responses/refused" }
        "404": { $ref: "#/components/responses/refused" }
        "409": { $ref: "#/components/responses/refused" }
    delete:
      operationId: breakCrate
      responses:
        "204": { description: Gone. }
        "403": { $ref: "#/components/responses/refused" }
        "404": { $ref: "#/components/responses/refused" }
  /tags/{id}:
    get:
      operationId: readTag
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: It., content: { application/json: { schema: { type: object, properties: { id: { type: string }, crate: { type: string } } } } } }
        "404": { $ref: "#/components/responses/refused" }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: Authorization, x-credential-prefix: Key }
  responses:
    refused:
      description: No.
      content:
        application/json:
          schema: { type: object, required: [error], properties: { error: { type: string } } }
          examples:
            taken: { value: { error: taken } }
            held: { value: { error: held } }
            full: { value: { error: full } }
            no-hall: { value: { error: no-hall } }
            no-crate: { value: { error: no-crate } }
            not-yours: { value: { error: not-yours } }
            sealed: { value: { error: sealed } }
  schemas:
    crate:
      type: object
      required: [id, name]
      properties:
        id: { type: string }
        name: { type: string }
        hall: { type: object }
        size: { type: integer }
        paint: { enum: [red, blue] }
        kilos: { type: integer }
        state: { enum: [packing, packed] }
        made: { type: string, format: date-time }
        lid: { type: string }
`;

/** How the depot keeps its crates. */
export const depotProfile = `
title: Depot
credentials:
  first: { key: { value: { env: DEPOT_KEY, mock: k-one } } }
  second: { key: { value: { env: DEPOT_OTHER_KEY, mock: k-two, optional: true } } }
bindings:
  - { name: hall, supplied: { env: DEPOT_HALL, mock: H1 } }
resources: []
mock:
  refusals:
    credentials: { status: "401" }
  state:
    accounts: { first: { id: a-1 }, second: { id: a-2 } }
    known:
      hall:
        - { code: $binding.hall, title: Main }
        - { code: H2, title: Annex, accounts: [first] }
    resources:
      - name: crate
        created:
          by: [makeCrate]
          id: c-{$count}
          refuses:
            - { unknown: hall, match: [{ code: $request.body#/hall }, { title: $request.body#/hall }], answer: { status: "404", example: no-hall } }
            - { again: [name], within: [account, hall] }
            - { taken: [name], within: [account], answer: { status: "409", example: taken } }
            - { held: [name], within: [account], forMs: 60000, answer: { status: "409", example: held } }
            - { atMost: 3, within: [account], answer: { status: "429", example: full } }
          answer: { status: "201", headers: { Location: "/crates/{$resource.id}" } }
        fields:
          name: $request.body#/name
          hall: $known.hall.code
          title: $known.hall.title
          size: { from: $request.body#/size, default: 2 }
          kilos: { from: $resource.size, times: 10 }
          paint: { from: $request.body#/paint, default: red }
          sealed: { from: $request.body#/sealed, choose: { "true": shut } }
          state: { after: [{ ms: 0, value: packing }, { ms: 5000, value: packed }] }
          made: $now
          readers:
            list:
              - { value: { Reader: $account.id } }
              - { from: $request.header.X-Readers, without: "id=", value: { Reader: $it } }
          tag: t-{$random.6}
        shows:
          /id: $resource.id
          /name: $resource.name
          /hall: { value: { code: $resource.hall, title: $resource.title } }
          /size: $resource.size
          /kilos: $resource.kilos
          /paint: $resource.paint
          /state: $resource.state
          /made: $resource.made
          /lid: { value: shut, when: { $resource.sealed: shut } }
          /tag: $resource.tag
        access:
          answer: { status: "403", example: not-yours }
          grants:
            - { operations: [readCrate], by: $resource.readers, like: [{ Reader: $account.id }] }
        operations:
          listCrates: { does: list, where: { paint: $request.query.paint }, at: /crates }
          readCrate: { does: read, where: { id: $request.path.id }, missing: { status: "404", example: no-crate } }
          paintCrate:
            does: update
            where: { id: $request.path.id }
            missing: { status: "404", example: no-crate }
            refuses:
              - { named: sealed, when: { $resource.sealed: shut, $request.body#/paint: blue }, answer: { status: "409", example: sealed } }
            sets: { paint: $request.body#/paint }
          breakCrate: { does: delete, where: { id: $request.path.id }, missing: { status: "404", example: no-crate } }
      - name: tag
        created: { by: [makeCrate], along: crate, id: $parent.tag }
        fields: { crate: $parent.id }
        shows: { /id: $resource.id, /crate: $resource.crate }
        operations:
          readTag: { does: read, where: { id: $request.path.id }, missing: { status: "404", example: no-crate } }
`;

/** The depot. */
export const depot = providerOf(depotDescription, depotProfile);
