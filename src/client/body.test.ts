import { describe, expect, it } from "vitest";
import type { OperationData } from "./api-data.js";
import { bodyFor, encodeBody, mediaTypeFor } from "./body.js";
import { CallError } from "./call-error.js";
import { xmlCodec } from "./xml-codec.js";

const schema = "/components/schemas/thing";
const codec = xmlCodec({
  places: { [schema]: 0 },
  shapes: [
    { types: ["object"], xml: { name: "Thing" }, properties: { tag: 1, count: 2 } },
    { types: ["array"], items: 3 },
    { types: ["integer"] },
    { types: ["string"] },
  ],
});

function operationWith(...mediaTypes: string[]): OperationData {
  return { id: "create", responses: {}, body: mediaTypes.map((mediaType) => ({ mediaType, schema })) };
}

describe("encodeBody", () => {
  it.each([
    ["application/json", { a: [1] }, '{"a":[1]}'],
    ["application/problem+json; charset=utf-8", "text", '"text"'],
    ["text/plain", "text", "text"],
    ["application/xml", { tag: ["a<b"], count: 2 }, "<Thing><tag>a&lt;b</tag><count>2</count></Thing>"],
    ["application/xml", "<Thing/>", "<Thing/>"],
  ])("writes %s", (mediaType, value, expected) => {
    expect(encodeBody(operationWith(mediaType), mediaType, value, codec)).toBe(expected);
  });

  it("writes forms, lists as repeated fields", () => {
    const mediaType = "application/x-www-form-urlencoded";
    const form = encodeBody(
      operationWith(mediaType),
      mediaType,
      { a: ["x", "y"], b: 1, c: undefined },
      undefined,
    );
    expect(String(form)).toBe("a=x&a=y&b=1");
  });

  it("writes multipart forms with files", async () => {
    const mediaType = "multipart/form-data";
    const value = { name: "n", file: new Blob(["data"]) };
    const form = encodeBody(operationWith(mediaType), mediaType, value, undefined);
    expect(form).toBeInstanceOf(FormData);
    expect([...(form as FormData).keys()]).toEqual(["name", "file"]);
  });

  it("passes bytes on as they are", () => {
    const bytes = new Uint8Array([1, 2]);
    expect(encodeBody(operationWith("image/png"), "image/png", bytes, undefined)).toBe(bytes);
  });

  it("refuses what it cannot write, without quoting it", () => {
    expect(() =>
      encodeBody(operationWith("image/png"), "image/png", { a: "s3cret" }, undefined),
    ).toThrowError(new CallError("create", "no way to write this value as image/png; pass text or bytes."));
  });
});

describe("mediaTypeFor", () => {
  it("takes the caller's choice, else the first documented one", () => {
    expect(mediaTypeFor(operationWith("text/plain", "application/json"), undefined)).toBe("text/plain");
    expect(mediaTypeFor(operationWith("text/plain", "application/json"), "application/json")).toBe(
      "application/json",
    );
  });

  it("asks the caller where a range is documented", () => {
    expect(() => mediaTypeFor(operationWith("image/*"), undefined)).toThrowError(
      /say which in `contentType`/,
    );
  });
});

it("finds the documented body of a media type, the exact one before a range", () => {
  const bodies = [{ mediaType: "*/*" }, { mediaType: "application/json" }];
  expect(bodyFor(bodies, "application/json; charset=utf-8")).toBe(bodies[1]);
  expect(bodyFor(bodies, "text/html")).toBe(bodies[0]);
});
