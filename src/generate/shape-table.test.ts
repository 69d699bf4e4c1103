import { describe, expect, it } from "vitest";
import { shapeFrom } from "../client/shape-data.js";
import type { SchemaShape } from "../exchange/schema-shape.js";
import { shapeOf } from "../exchange/schema-shape.js";
import { shapeTable } from "./shape-table.js";

const text = { type: "string", maxLength: 3 };
const tree = {
  allOf: [
    { type: "object", required: ["name"], properties: { name: text, below: { $ref: "#/$defs/tree" } } },
    { properties: { below: { allOf: [{ $ref: "#/$defs/tree" }] } } },
  ],
};
const list = {
  type: "array",
  xml: { wrapped: true },
  prefixItems: [text, { type: "integer" }],
  items: { type: "boolean" },
};
const open = { type: ["object", "null"], additionalProperties: { $ref: "#/$defs/list" } };
const root = { $defs: { tree, list, open } };
const pointers = ["/$defs/tree", "/$defs/list", "/$defs/open"];

describe("shapeTable", () => {
  const table = shapeTable(root, pointers);

  it.each(pointers)("%s: what is read from the table is the shape itself", (pointer) => {
    expect(told(shapeFrom(table, pointer))).toEqual(told(shapeOf({ root, pointer })));
  });

  it("holds equal shapes once, and no constraints", () => {
    expect(new Set(table.shapes.map((shape) => JSON.stringify(shape))).size).toBe(table.shapes.length);
    expect(JSON.stringify(table)).not.toContain("maxLength");
    expect(table.shapes.length).toBeLessThan(12);
  });
});

/** A shape down to a depth, for one may hold itself. */
function told(shape: SchemaShape | undefined, depth = 4): unknown {
  if (shape === undefined || depth === 0) return undefined;
  const { types, xml, title, required, properties, additional } = shape;
  return {
    ...{ types, xml, title, required },
    properties: [...properties].map(([name, member]) => [name, told(member, depth - 1)]),
    items: [0, 1, 2, 3].map((index) => told(shape.item(index), depth - 1)),
    additional: told(additional, depth - 1),
  };
}
