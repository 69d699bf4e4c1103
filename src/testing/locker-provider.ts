import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where an invented provider of lockers takes its secrets from. */
export const lockerVariables = ["LOCKER_TOKEN", "LOCKER_ACCOUNT", "LOCKER_PIN"] as const;

const description = `openapi: 3.1.1
info: { title: Lockers, version: "1", license: { name: Apache-2.0, identifier: Apache-2.0 } }
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
servers: [{ url: https://api.locker.example }]
security: [{ token: [] }]
paths:
  /{account}/keys:
    parameters: [{ name: account, in: path, required: true, schema: { type: string } }]
    post:
      operationId: createKey
      summary: Make a key
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name, passcode, pin]
              properties:
                name: { type: string, minLength: 3, maxLength: 30, pattern: "^[a-z0-9-]+$" }
                passcode: { type: string, minLength: 12, format: password, writeOnly: true }
                pin: { type: string }
      responses:
        "201":
          description: Made. Its secret is shown once.
          content:
            application/json:
              schema:
                type: object
                required: [id, secretAccessKey]
                properties:
                  id: { type: integer }
                  secretAccessKey: { type: string }
              examples: { Made: { value: { id: 1, secretAccessKey: shown-once } } }
        "400": { $ref: "#/components/responses/refused" }
        "401": { $ref: "#/components/responses/refused" }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
  responses:
    refused:
      description: Refused.
      content:
        application/json:
          schema: { type: object, required: [error], properties: { error: { type: string } } }
          examples: { Refused: { value: { error: no } } }
`;

const profile = `title: Lockers
credentials:
  first: { token: { value: { env: LOCKER_TOKEN, mock: locker-mock-token-0123456789 } } }
bindings:
  - name: account
    at: [{ operation: createKey, in: path, name: account }]
    supplied: { env: LOCKER_ACCOUNT, mock: mock-account }
  - name: pin
    at: [{ operation: createKey, in: body, pointer: /pin }]
    supplied: { env: LOCKER_PIN, mock: "0000" }
resources: []
mock:
  refusals:
    credentials: { status: "401", example: Refused }
`;

const promises = `LOCK-01:
  promises: A key without a name is refused with 400
  source: { document: lockers, at: keys }
  strength: stated
  verifiedBy:
    - { operation: createKey, at: "/paths/~1{account}~1keys/post/responses/400", check: documented-status }
`;

/** Writes the provider's documents into a folder that is to be a project. */
export async function writeLocker(folder: string): Promise<void> {
  const files: Readonly<Record<string, string>> = {
    "specs/locker/openapi.yaml": description,
    "specs/locker/promises.yaml": promises,
    "conformance/locker/profile.yaml": profile,
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(folder, file, ".."), { recursive: true });
    await writeFile(join(folder, file), text);
  }
}
