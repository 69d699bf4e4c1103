import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { mockOf } from "../mock-under-test.js";

const { mock, ask } = await mockOf("miget", {
  authorization: "Bearer miget_live_Zq4xT7nB2vKc9LsWf3RyHd6P",
  "content-type": "application/json",
});
const otherWorkspace = { headers: { "x-workspace-id": "c2f0a8d4-91b7-4e63-8a5f-7d3e60b9c418" } };

beforeEach(() => mock.reset());
afterAll(() => mock.close());

function create(change: Readonly<Record<string, unknown>> = {}, headers = {}) {
  return ask("POST /api/v1/buckets", {
    body: { label: "Press kit", miget_id: 20417, ...change },
    ...headers,
  });
}

describe("a bucket", () => {
  it("has its defaults: private, a tenth of a GiB, and nothing in it", async () => {
    const { status, body } = await create();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      label: "Press kit",
      state: "pending",
      visibility: "private_access",
      quota_bytes: 107_374_182,
      usage_bytes: 0,
      usage_percentage: 0,
      object_count: 0,
      created_at: body.updated_at,
      miget: expect.any(Object),
    });
    expect(body).not.toHaveProperty("public_endpoint");
  });

  it("has an HTTPS address for everybody when it is public", async () => {
    const { body } = await create({ visibility: "public_access" });
    expect(body.visibility).toBe("public_access");
    expect(body.public_endpoint).toMatch(new RegExp(`^https://${body.name}\\.`));
  });

  it.each([
    [0.5, 536_870_912],
    [1, 1_073_741_824],
  ])("of %d GiB has room for %d bytes", async (size, bytes) => {
    expect((await create({ disk_size: size })).body.quota_bytes).toBe(bytes);
  });

  it("holds its policy and access control list as JSON in strings", async () => {
    const { body } = await create();
    expect([JSON.parse(body.policy), JSON.parse(body.acl)]).toEqual([expect.any(Object), expect.any(Object)]);
  });

  it("becomes active in time", async () => {
    const { body } = await create();
    const state = async () => (await ask(`GET /api/v1/buckets/${body.uuid}`)).body.state;
    expect(await state()).toBe("pending");
    mock.advance(2_000);
    expect(await state()).toBe("active");
  });

  it("is read, listed and deleted, and is then gone", async () => {
    const { body } = await create();
    const path = `/api/v1/buckets/${body.uuid}`;
    expect(await ask(`GET ${path}`)).toEqual({ status: 200, body });
    expect((await ask("GET /api/v1/buckets")).body).toEqual([body]);
    expect(await ask(`DELETE ${path}`)).toEqual({ status: 204, body: undefined });
    expect(await ask(`GET ${path}`)).toEqual({ status: 404, body: { error: "Bucket not found" } });
    expect((await ask(`DELETE ${path}`)).status).toBe(404);
    expect((await ask("GET /api/v1/buckets")).body).toEqual([]);
  });
});

it("the default workspace may be named, and another one has its own buckets", async () => {
  const { body } = await create();
  const path = `/api/v1/buckets/${body.uuid}`;
  const named = { headers: { "x-workspace-id": mock.credentials["MIGET_WORKSPACE"] ?? "" } };
  expect((await ask(`GET ${path}`, named)).body).toEqual(body);
  expect((await ask(`GET ${path}`, otherWorkspace)).status).toBe(404);
  expect((await ask("GET /api/v1/buckets", otherWorkspace)).body).toEqual([]);
  const other = await create({}, otherWorkspace);
  expect((await ask("GET /api/v1/buckets", otherWorkspace)).body).toEqual([other.body]);
});

it("another account sees nothing of it", async () => {
  const { body } = await create();
  const asked = { authorization: `Bearer ${mock.credentials["MIGET_SECOND_TOKEN"]}` };
  expect((await ask(`GET /api/v1/buckets/${body.uuid}`, asked)).status).toBe(404);
  expect((await ask("GET /api/v1/buckets", asked)).body).toEqual([]);
});
