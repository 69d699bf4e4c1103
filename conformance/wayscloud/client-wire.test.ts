import { afterAll, expect, it } from "vitest";
import { askInBytes, mockOf } from "../mock-under-test.js";

const { mock } = await mockOf("wayscloud", {});
const known = (variable: string) => mock.credentials[`WAYSCLOUD_${variable}`] ?? "";
const common = [
  `Host: 127.0.0.1:${mock.port}`,
  "Connection: close",
  "Accept: */*",
  `Authorization: Token ${known("TOKEN")}`,
  "Content-Type: application/json",
];

afterAll(() => mock.close());

function send(line: string, body = "") {
  const length = body === "" ? [] : [`Content-Length: ${body.length}`];
  return askInBytes(mock.port, [`${line} HTTP/1.1`, ...common, ...length], body);
}

it("takes requests byte for byte as the official client sends them", async () => {
  const placed = await send(
    "POST /api/marketplace-orders/",
    JSON.stringify({
      project: known("PROJECT"),
      offering: known("OFFERING"),
      plan: known("PLAN"),
      attributes: { name: "my-storage" },
      limits: { storage: 10 },
    }),
  );
  expect(placed.status).toBe(201);
  const { uuid } = JSON.parse(placed.body);

  // A list in a query repeats its key.
  const listed = await send("GET /api/marketplace-orders/?state=done&state=erred");
  expect([listed.status, JSON.parse(listed.body)]).toMatchObject([200, [{ uuid }]]);

  const read = await send(`GET /api/marketplace-orders/${uuid}/`);
  const { marketplace_resource_uuid: resource } = JSON.parse(read.body);
  const ended = await send(`POST /api/marketplace-resources/${resource}/terminate/`, "{}");
  expect([ended.status, JSON.parse(ended.body)]).toEqual([200, { order_uuid: expect.any(String) }]);
});

it("refuses the credential of the client's trap, which puts another word before it", async () => {
  const bearer = common.map((line) => line.replace("Token ", "Bearer Token "));
  const { status } = await askInBytes(mock.port, ["GET /api/marketplace-orders/ HTTP/1.1", ...bearer]);
  expect(status).toBe(401);
});
