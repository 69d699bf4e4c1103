import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { mockOf } from "../mock-under-test.js";

const { mock, ask } = await mockOf("flashback", {
  authorization: "Bearer fbk.Hq3vT8xZ2mLpW6yRc9KdNs5B.Jf7GbXe4",
  "content-type": "application/json",
});
const known = (variable: string) => mock.credentials[`FLASHBACK_${variable}`] ?? "";
const secrets = ["STORAGE_KEY", "STORAGE_SECRET", "GCS_SECRET", "AZURE_SECRET"].map(known);
const other = `Bearer ${known("SECOND_TOKEN")}`;

beforeEach(() => mock.reset());
afterAll(() => mock.close());

const s3 = {
  name: "Nightly backups",
  bucket: "backups",
  storageType: "S3",
  key: known("STORAGE_KEY"),
  secret: known("STORAGE_SECRET"),
  region: known("REGION"),
  workspaceId: known("WORKSPACE"),
};

function create(change: Readonly<Record<string, unknown>> = {}, authorization?: string) {
  return ask("POST /bucket", {
    body: { ...s3, ...change },
    ...(authorization === undefined ? {} : { authorization }),
  });
}

describe("a bucket", () => {
  it.each([
    ["S3", {}],
    ["S3 elsewhere", { endpoint: "https://gateway.storjshare.io" }],
    ["GCS", { storageType: "GCS", key: known("GCS_KEY"), secret: known("GCS_SECRET") }],
    ["AZURE", { storageType: "AZURE", key: known("AZURE_KEY"), secret: known("AZURE_SECRET") }],
  ])("of %s is created and listed without its credentials", async (_, change) => {
    const { status, body } = await create(change);
    expect([status, body]).toEqual([
      200,
      { success: true, bucketId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
    const listed = await ask(`GET /bucket?workspaceId=${s3.workspaceId}`);
    const { key: _key, secret: _secret, ...shown } = { ...s3, ...change };
    expect(listed.body).toEqual({
      success: true,
      buckets: [{ id: body.bucketId, createdAt: expect.any(String), ...shown }],
    });
    for (const secret of secrets) expect(JSON.stringify(listed)).not.toContain(secret);
  });

  it("is in the workspace that was asked for", async () => {
    await create();
    expect((await ask("GET /bucket?workspaceId=another")).body.buckets).toEqual([]);
    expect((await ask("GET /bucket")).body.buckets).toHaveLength(1);
  });
});

describe("a creation is refused", () => {
  it.each([
    ["another key", { key: "AKIANOBODY" }, "The storage refuses these credentials."],
    ["another secret", { secret: "wrong" }, "The storage refuses these credentials."],
    ["a key of another kind of storage", { storageType: "GCS" }, "The storage refuses these credentials."],
    ["a bucket that is there", {}, "There is a bucket of this name already."],
  ])("for %s", async (_, change, message) => {
    await create();
    expect(await create(change)).toEqual({ status: 400, body: { success: false, message } });
  });

  it("and what is wrong with its credentials is looked at before anything is created", async () => {
    await create({ secret: "wrong" });
    expect((await ask("GET /bucket")).body.buckets).toEqual([]);
  });

  it("when the quota is used up, until a bucket is deleted; another organization has its own", async () => {
    const ids: string[] = [];
    for (let number = 0; number < 10; number += 1)
      ids.push((await create({ bucket: `bucket-${number}` })).body.bucketId);
    expect(new Set(ids).size).toBe(10);
    expect(await create({ bucket: "one-more" })).toEqual({
      status: 429,
      body: { success: false, bucketId: "" },
    });
    expect((await create({ bucket: "bucket-0" }, other)).status).toBe(200);
    expect(await ask(`DELETE /bucket/${ids[0]}`)).toEqual({ status: 200, body: { success: true } });
    expect((await create({ bucket: "one-more" })).status).toBe(200);
  });
});

it("a bucket of one organization is none of another's", async () => {
  const { body } = await create();
  const asked = { authorization: other };
  expect((await ask("GET /bucket", asked)).body.buckets).toEqual([]);
  expect((await ask(`DELETE /bucket/${body.bucketId}`, asked)).status).toBe(404);
  expect((await ask(`DELETE /bucket/${body.bucketId}`)).status).toBe(200);
  expect((await ask(`DELETE /bucket/${body.bucketId}`)).status).toBe(404);
});

it("a bucket that a repository uses can be asked for", async () => {
  const { body } = await create();
  const refused = await ask(`DELETE /bucket/${body.bucketId}`, { headers: { prefer: "code=403" } });
  expect(refused).toEqual({ status: 403, body: { success: false, message: "The bucket is in use." } });
});
