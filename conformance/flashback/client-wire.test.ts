import { afterAll, expect, it } from "vitest";
import { askInBytes, mockOf } from "../mock-under-test.js";

const { mock } = await mockOf("flashback", {});

afterAll(() => mock.close());

it("takes requests byte for byte as the official client sends them", async () => {
  const known = (variable: string) => mock.credentials[`FLASHBACK_${variable}`] ?? "";
  const body = JSON.stringify({
    name: "Nightly backups",
    bucket: "backups",
    storageType: "S3",
    key: known("STORAGE_KEY"),
    secret: known("STORAGE_SECRET"),
    region: known("REGION"),
    workspaceId: known("WORKSPACE"),
  });
  const common = [
    `Host: 127.0.0.1:${mock.port}`,
    "Connection: close",
    `Authorization: Bearer ${known("TOKEN")}`,
    "Content-Type: application/json",
  ];

  // No Accept header of its own.
  const created = await askInBytes(
    mock.port,
    ["POST /bucket HTTP/1.1", ...common, `Content-Length: ${body.length}`],
    body,
  );
  // The client writes the address of a wallet that it does not have.
  const listed = await askInBytes(mock.port, [
    `GET /bucket?workspaceId=${known("WORKSPACE")}&walletAddress=undefined HTTP/1.1`,
    ...common,
  ]);

  expect(created.status).toBe(200);
  const { bucketId } = JSON.parse(created.body);
  expect([listed.status, JSON.parse(listed.body).buckets]).toMatchObject([200, [{ id: bucketId }]]);
});
