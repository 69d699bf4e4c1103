import { expect, test } from "vitest";
import { shop } from "../mock/testing/invented-provider.js";
import { runCommand } from "../testing/run-command.js";
import { contradictionsJson, contradictionsText } from "./contradictions.js";

const provider = {
  ...shop,
  root: {
    ...shop.root,
    "x-as-documented": {
      servers: [{ url: "http://shop.example.com" }],
      samples: [
        {
          source: "the curl sample",
          operation: "createShelf",
          request: { headers: { Authorization: "Key k" }, body: { name: "small-shelf" } },
        },
      ],
    },
  },
  promises: [
    {
      id: "SHO-01",
      promises: "A shelf has a name.",
      strength: "stated" as const,
      source: { document: "shelves", at: "name" },
      contradictedBy: [{ source: "the client", says: "The name may be left out." }],
      exchanges: [],
      workflows: [],
    },
  ],
};

test("what contradicts what is listed for people, with its source", () => {
  expect(contradictionsText([provider])).toMatchInlineSnapshot(`
    "Invented: 5 seen by the checks of the documents, 1 on record in the catalogue

      server-uses-tls  The documentation lists http://shop.example.com, over which credentials would travel in the clear.
          openapi.yaml#/x-as-documented/servers/0/url
      success-demands-something  An empty object satisfies the answer 201 of createShelf: none of id, name is required.
          openapi.yaml#/paths/~1shelves/post/responses/201/content/application~1vnd.shop+json/schema
      credential-refusal-documented  listShelves needs a credential, and no answer to a bad one is documented.
          openapi.yaml#/paths/~1shelves/get/responses
      credential-refusal-documented  createShelf needs a credential, and no answer to a bad one is documented.
          openapi.yaml#/paths/~1shelves/post/responses
      sample-matches-schema  The request in the curl sample breaks its schema at its top: must have the member "room".
          the curl sample, openapi.yaml#/x-as-documented/samples/0/request
      SHO-01  A shelf has a name.
          the client: The name may be left out.
    "
  `);
});

test("and for machines", () => {
  const { contradictions } = JSON.parse(contradictionsJson([provider]));
  expect(contradictions.at(-1)).toEqual({
    kind: "recorded",
    provider: "invented",
    promise: "SHO-01",
    promises: "A shelf has a name.",
    source: "the client",
    says: "The name may be left out.",
  });
});

test("the command lists them", async () => {
  const { status, out } = await runCommand(["promises", "--contradictions"]);
  expect(status).toBe(0);
  expect(out).toBe("Acme: 0 seen by the checks of the documents, 0 on record in the catalogue\n");
});
