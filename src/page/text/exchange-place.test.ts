import { expect, test } from "vitest";
import { brokenPlace } from "./exchange-place.js";

test.each([
  ["status", { kind: "status" }],
  ["header content-type", { kind: "header", name: "content-type" }],
  ["body", { kind: "body", pointer: "" }],
  ["body /data/a b", { kind: "body", pointer: "/data/a b" }],
  ["exchange", { kind: "whole" }],
  ["openapi.yaml#/paths", { kind: "whole" }],
  ["step create: $statusCode >= 400", { kind: "status" }],
  ["step list: $response.header.Location == 'x'", { kind: "header", name: "Location" }],
  ["step create: $response.body#/uuid != $steps.first.outputs.uuid", { kind: "body", pointer: "/uuid" }],
  ["step list: $..[?@.name == '{$inputs.name}']", { kind: "body", pointer: "" }],
  ["step list: //Bucket[Name = 'x']", { kind: "body", pointer: "" }],
])("%s is read as a place", (at, place) => {
  expect(brokenPlace(at)).toEqual(place);
});
