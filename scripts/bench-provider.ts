import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const body = {
  type: "object",
  required: ["name", "size"],
  properties: {
    name: { type: "string", minLength: 1, maxLength: 40 },
    size: { type: "integer", minimum: 1, maximum: 1000 },
    kind: { enum: ["round", "square"] },
    note: { type: "string", maxLength: 200 },
    tags: { type: "array", maxItems: 4, items: { type: "string", pattern: "^[a-z]{1,8}$" } },
  },
};

const answer = {
  type: "object",
  required: ["id", "name", "size"],
  properties: {
    id: { type: "string", pattern: "^thing-[0-9]+$" },
    name: { type: "string" },
    size: { type: "integer" },
  },
};

const description = {
  openapi: "3.1.1",
  jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
  info: { title: "Things", version: "1", description: "An invented API for measuring." },
  servers: [{ url: "https://things.example" }],
  security: [{ token: [] }],
  paths: {
    "/things": {
      post: {
        operationId: "createThing",
        summary: "Create a thing",
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: body,
              examples: { thing: { value: { name: "a thing", size: 1 } } },
            },
          },
        },
        responses: {
          "201": {
            description: "The thing.",
            content: {
              "application/json": {
                schema: answer,
                examples: { thing: { value: { id: "thing-1", name: "a thing", size: 1 } } },
              },
            },
          },
        },
      },
    },
  },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
};

const profile = {
  title: "Things",
  credentials: { first: { token: { value: { env: "THINGS_TOKEN", mock: "things-token-1" } } } },
  bindings: [],
  resources: [],
};

/** Writes the documents of an invented provider into a folder; JSON is YAML. */
export async function writeBenchProvider(
  folder: string,
): Promise<{ name: string; environment: Record<string, string> }> {
  const name = "things";
  await mkdir(join(folder, "specs", name), { recursive: true });
  await mkdir(join(folder, "conformance", name), { recursive: true });
  await writeFile(join(folder, "specs", name, "openapi.yaml"), JSON.stringify(description, null, 2));
  await writeFile(join(folder, "specs", name, "promises.yaml"), "{}\n");
  await writeFile(join(folder, "conformance", name, "profile.yaml"), JSON.stringify(profile, null, 2));
  return { name, environment: { THINGS_TOKEN: "things-token-1" } };
}
