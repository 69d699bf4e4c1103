import { afterAll, expect, it } from "vitest";
import { askInBytes, mockOf } from "../mock-under-test.js";

const { mock } = await mockOf("latitude", {});

afterAll(() => mock.close());

it("takes a creation byte for byte as the official client sends it", async () => {
  const { LATITUDE_API_KEY: key, LATITUDE_PROJECT: project, LATITUDE_REGION: region } = mock.credentials;
  // `scoped: false` is always there, a cookie header is sent empty, and no word stands before the key.
  const body = JSON.stringify({
    data: { type: "objects", attributes: { project, name: "my-bucket", region, scoped: false } },
  });
  const lines = [
    "POST /storage/objects HTTP/1.1",
    `host: 127.0.0.1:${mock.port}`,
    "connection: close",
    "Content-Type: application/vnd.api+json",
    "Accept: application/vnd.api+json",
    "cookie: ",
    `authorization: ${key}`,
    `content-length: ${body.length}`,
  ];

  const created = await askInBytes(mock.port, lines, body);
  const again = await askInBytes(mock.port, lines, body);

  // The client takes nothing but 201, and nothing but this media type.
  expect(created.status).toBe(201);
  expect(created.headers.toLowerCase()).toContain("content-type: application/vnd.api+json");
  expect(JSON.parse(created.body)).toMatchObject({
    data: { type: "object_storages", attributes: { name: "my-bucket" } },
  });
  expect([again.status, JSON.parse(again.body).errors[0].code]).toEqual([409, "CONFLICT"]);
});

it("takes the client's filter with its brackets escaped", async () => {
  const { LATITUDE_API_KEY: key, LATITUDE_PROJECT: project } = mock.credentials;
  const listed = await askInBytes(mock.port, [
    `GET /storage/objects?filter%5Bproject%5D=${project} HTTP/1.1`,
    `host: 127.0.0.1:${mock.port}`,
    "connection: close",
    "Accept: application/vnd.api+json",
    "cookie: ",
    `authorization: ${key}`,
  ]);
  expect([listed.status, JSON.parse(listed.body).data.length]).toEqual([200, 1]);
});
