import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type MockUnderTest, mockOf } from "../mock-under-test.js";

const mediaType = "application/vnd.api+json";
const key = "lat_7Wm3QzKf9RtYpXv2LbNc8HsJd4";
const { mock, ask }: MockUnderTest = await mockOf("latitude", {
  authorization: key,
  "content-type": mediaType,
  accept: mediaType,
});
const { LATITUDE_PROJECT: project = "", LATITUDE_PROJECT_SLUG: slug = "" } = mock.credentials;

beforeEach(() => mock.reset());
afterAll(() => mock.close());

function bucket(attributes: Readonly<Record<string, unknown>> = {}) {
  const known = { project, name: "backups", region: mock.credentials["LATITUDE_REGION"] };
  return { body: { data: { type: "objects", attributes: { ...known, ...attributes } } } };
}

const create = (attributes?: Readonly<Record<string, unknown>>) =>
  ask("POST /storage/objects", bucket(attributes));

describe("a bucket", () => {
  it("echoes what was asked for, with project and region in full", async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(body.data).toMatchObject({
      id: expect.stringMatching(/^bucket_[a-z0-9]{13}$/),
      type: "object_storages",
      attributes: {
        name: "backups",
        bucket_name: "backups",
        endpoint: expect.stringMatching(/^https:/),
        access_key: [expect.any(String)],
        region: { id: "SAO2", city: "SAO2", country: "Brazil" },
        project: { id: project, slug, name: "Assay" },
      },
    });
    expect(JSON.stringify(body)).not.toMatch(/secret/i);
    expect(Math.abs(Date.parse(body.data.attributes.created_at) - Date.now())).toBeLessThan(5_000);
  });

  it.each(["DAL", "SAO2"])("is in the region %s that was asked for", async (region) => {
    expect((await create({ region })).body.data.attributes.region.id).toBe(region);
  });

  it("is the same for the project's ID and slug", async () => {
    const { body } = await create({ project: slug });
    expect(body.data.attributes.project).toMatchObject({ id: project, slug });
  });

  it("can be for one customer", async () => {
    expect((await create({ scoped: true, customer: "acme-corp" })).status).toBe(201);
  });

  it("is read, listed by either name of its project, deleted, and then gone", async () => {
    const { body } = await create();
    const path = `/storage/objects/${body.data.id}`;
    expect(await ask(`GET ${path}`)).toEqual({ status: 200, body });
    const listed = async (filter: string) => (await ask(`GET /storage/objects${filter}`)).body.data;
    expect(await listed("")).toEqual([body.data]);
    expect(await listed(`?filter%5Bproject%5D=${project}`)).toEqual([body.data]);
    expect(await listed(`?filter%5Bproject%5D=${slug}`)).toEqual([body.data]);
    expect(await ask(`DELETE ${path}`)).toEqual({ status: 204, body: undefined });
    expect((await ask(`GET ${path}`)).body.errors[0].code).toBe("NOT_FOUND");
    expect((await ask(`DELETE ${path}`)).status).toBe(404);
    expect(await listed("")).toEqual([]);
    expect((await create()).status).toBe(201);
  });
});

describe("a refusal has its own status and code", () => {
  it.each([
    ["unknown project", { project: "proj_nobody" }, 404, "INVALID_PROJECT"],
    ["unknown region", { region: "MOON1" }, 404, "INVALID_REGION"],
    ["name with a space", { name: "my backups" }, 422, "VALIDATION_ERROR"],
    ["name with special characters", { name: "b@ckups!" }, 422, "VALIDATION_ERROR"],
    ["duplicate", {}, 409, "CONFLICT"],
  ])("%s", async (_, attributes, status, code) => {
    await create();
    const refused = await create(attributes);
    expect([refused.status, refused.body.errors[0].code]).toEqual([status, code]);
  });

  it("a key without the permission", async () => {
    const authorization = mock.credentials["LATITUDE_LIMITED_API_KEY"] ?? "";
    for (const asked of ["POST /storage/objects", "GET /storage/objects", "GET /storage/objects/bucket_1"]) {
      const body = asked.startsWith("POST") ? bucket() : {};
      const refused = await ask(asked, { authorization, ...body });
      expect([refused.status, refused.body.errors[0]]).toMatchObject([
        403,
        { code: "USER_AUTHORIZATION_ERROR", status: "forbidden" },
      ]);
    }
  });

  it.each([
    ["code=403, example=FeatureNotEnabled", 403, "STORAGE_NOT_ENABLED"],
    ["code=500", 500, "OBJECT_STORAGE_SETUP_ERROR"],
  ])("what only a preference brings about: %s", async (prefer, status, code) => {
    const refused = await ask("POST /storage/objects", { ...bucket(), headers: { prefer } });
    expect([refused.status, refused.body.errors[0].code]).toEqual([status, code]);
    expect((await ask("GET /storage/objects")).body.data).toEqual([]);
  });
});
