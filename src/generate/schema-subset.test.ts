import { expect, it } from "vitest";
import { schemaSubset } from "./schema-subset.js";

it("takes what schemas refer to, at the same places, with their structure alone", () => {
  const root = {
    paths: { "/a": { get: { schema: { $ref: "#/components/schemas/list", description: "A list." } } } },
    components: {
      schemas: {
        list: { type: "array", minItems: 1, items: { $ref: "#/components/schemas/item" }, example: [] },
        item: {
          type: "object",
          title: "Item",
          xml: { name: "Item" },
          properties: {
            title: { enum: ["description"] },
            size: { type: "string", enum: ["small"], pattern: "^s" },
            next: { $ref: "#/components/schemas/item" },
          },
        },
        unused: { type: "string" },
      },
    },
  };

  expect(schemaSubset(root, ["/paths/~1a/get/schema"])).toEqual({
    paths: { "/a": { get: { schema: { $ref: "#/components/schemas/list" } } } },
    components: {
      schemas: {
        list: { type: "array", items: { $ref: "#/components/schemas/item" } },
        item: {
          type: "object",
          xml: { name: "Item" },
          properties: {
            title: { enum: ["description"] },
            size: { type: "string" },
            next: { $ref: "#/components/schemas/item" },
          },
        },
      },
    },
  });
});
