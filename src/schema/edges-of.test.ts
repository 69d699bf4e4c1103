import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../core/json.js";
import { compiledSchema } from "./compile-validator.js";
import { edgePlanOf, edgesOf } from "./edges-of.js";
import { describingSchemas } from "./testing/describing-schemas.js";

const bucket: Json = {
  type: "object",
  required: ["data"],
  properties: {
    data: {
      type: "object",
      required: ["name"],
      additionalProperties: false,
      properties: {
        name: { type: "string", pattern: "^[a-z]{3,63}$" },
        tier: { enum: ["hot", "cold"], default: "hot" },
        days: { type: ["integer", "null"], minimum: 1, maximum: 30 },
        tags: { type: "array", maxItems: 3, items: { type: "string", minLength: 1, maxLength: 10 } },
        open: { type: "boolean" },
        rate: { type: "number", exclusiveMinimum: 0 },
      },
    },
  },
};

describe("edgesOf", () => {
  it("has each constraint at its edge", () => {
    const edges = edgesOf({ root: bucket, pointer: "" });
    expect(edges.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "data/every-optional-member",
        "data/no-optional-member",
        "data/tier/present-alone",
        "data/tier/absent-alone",
        "data/days/present-alone",
        "data/days/absent-alone",
        "data/tags/present-alone",
        "data/tags/absent-alone",
        "data/open/present-alone",
        "data/open/absent-alone",
        "data/rate/present-alone",
        "data/rate/absent-alone",
        "data/name/pattern/minLength",
        "data/name/pattern/minLength/inside",
        "data/name/pattern/maxLength/inside",
        "data/name/pattern/maxLength",
        "data/tier/enum/hot",
        "data/tier/enum/cold",
        "data/tier/default",
        "data/days/null",
        "data/days/minimum",
        "data/days/minimum/inside",
        "data/days/maximum",
        "data/days/maximum/inside",
        "data/tags/maxItems/inside",
        "data/tags/maxItems",
        "data/open/true",
        "data/open/false",
        "data/rate/exclusiveMinimum",
        "data/rate/exclusiveMinimum/inside",
        "data/tags/*/minLength",
        "data/tags/*/minLength/inside",
        "data/tags/*/maxLength/inside",
        "data/tags/*/maxLength",
      ]
    `);
    expect(edgePlanOf({ root: bucket, pointer: "" }).unreachable).toEqual([]);
  });

  it("puts the edge into the value", () => {
    const edges = edgesOf({ root: bucket, pointer: "" });
    const valueOf = (name: string): Json => {
      const edge = edges.find((one) => one.name === name);
      if (edge === undefined) throw new Error(name);
      const [value] = fc.sample(edge.arbitrary, { numRuns: 1, seed: 1 });
      return Object(Object(value)["data"]) as Json;
    };
    expect(Object(valueOf("data/name/pattern/maxLength"))["name"]).toHaveLength(63);
    expect(Object(valueOf("data/name/pattern/minLength"))["name"]).toHaveLength(3);
    expect(valueOf("data/days/maximum")).toMatchObject({ days: 30 });
    expect(valueOf("data/days/null")).toMatchObject({ days: null });
    expect(valueOf("data/rate/exclusiveMinimum")).toMatchObject({ rate: 0.01 });
    expect(Object.keys(Object(valueOf("data/no-optional-member")))).toEqual(["name"]);
    expect(Object(valueOf("data/tags/*/maxLength"))["tags"][0]).toHaveLength(10);
  });

  it.each(describingSchemas)("are valid for %s", (_, schema) => {
    const { isValid } = compiledSchema({ root: schema, pointer: "" });
    for (const { name, arbitrary } of edgesOf({ root: schema, pointer: "" })) {
      const values = fc.sample(arbitrary, { numRuns: 5, seed: 1 });
      expect([name, values.filter((value) => !isValid(value))]).toEqual([name, []]);
    }
  });
});
