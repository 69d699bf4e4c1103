import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../generated/obs/client.js";
import { startMock } from "../../src/mock/start-mock.js";
import { providerNamed } from "../mock-under-test.js";

const mock = await startMock(await providerNamed("obs"));
const known = (variable: string) => mock.credentials[`OBS_${variable}`] ?? "";
const clientOf = (account: string) =>
  createClient({
    baseUrl: mock.url,
    credentials: {
      signature: {
        accessKeyId: known(`${account}ACCESS_KEY_ID`),
        secretAccessKey: known(`${account}SECRET_ACCESS_KEY`),
      },
    },
  });
const client = clientOf("");
const other = clientOf("SECOND_");
const otherId = "7f83b1657ff1fc53b92dc18148a1d65d";
const owner = {
  Grantee: { ID: "5d41402abc4b2a76b9719d911017c592" },
  Permission: "FULL_CONTROL",
  Delivered: "false",
};
const server = { bucket: "pictures" };

beforeEach(() => mock.reset());
afterAll(() => mock.close());

type Headers = NonNullable<
  NonNullable<NonNullable<Parameters<typeof client.PUT<"/">>[1]>["params"]>["header"]
>;

interface Creation {
  readonly bucket?: string;
  readonly header?: Headers;
  readonly region?: string;
  readonly by?: typeof client;
}

async function create({ bucket = "pictures", header = {}, region, by = client }: Creation = {}) {
  const body = region === undefined ? {} : { body: { Location: region } };
  const result = await by.PUT("/", { server: { bucket }, params: { header }, ...body });
  const code = result.ok || result.status === "undocumented" ? undefined : result.error.Code;
  return { status: result.response.status, code, location: result.response.headers.get("location") };
}

async function told(exchange: Promise<{ readonly response: Response; readonly error?: unknown }>) {
  const { response, error } = await exchange;
  const code = typeof error === "object" && error !== null && "Code" in error ? error.Code : undefined;
  return [response.status, ...(code === undefined ? [] : [code])];
}

async function regionOf(bucket: string) {
  return (await client.GET("/?location", { server: { bucket } })).data;
}

async function grants() {
  return (await client.GET("/?acl", { server })).data?.AccessControlList.Grant;
}

describe("a bucket", () => {
  it("is in the default region, or in the one that Location names", async () => {
    expect(await create()).toEqual({ status: 200, code: undefined, location: "/pictures" });
    expect(await create({ bucket: "films", region: known("OTHER_REGION") })).toMatchObject({
      location: "/films",
    });
    expect([await regionOf("pictures"), await regionOf("films")]).toEqual([
      known("REGION"),
      known("OTHER_REGION"),
    ]);
    const { response } = await client.HEAD("/", { server: { bucket: "films" } });
    expect(response.headers.get("x-obs-bucket-location")).toBe(known("OTHER_REGION"));
  });

  it("is listed with all others of its account", async () => {
    await create();
    await create({ bucket: "films", region: known("OTHER_REGION") });
    await create({ bucket: "theirs", by: other });
    const { data } = await client.GET("/");
    expect(data?.Owner.ID).toBe(owner.Grantee.ID);
    expect(data?.Buckets.Bucket).toMatchObject([
      { Name: "pictures", Location: known("REGION"), BucketType: "OBJECT" },
      { Name: "films", Location: known("OTHER_REGION") },
    ]);
  });

  it("is created again without any change", async () => {
    await create({ header: { "x-obs-acl": "public-read" } });
    expect((await create()).status).toBe(200);
    expect(await grants()).toHaveLength(2);
  });

  it("is refused to another account and in another region", async () => {
    await create();
    expect(await create({ by: other })).toMatchObject({ status: 409, code: "BucketAlreadyExists" });
    expect(await create({ region: known("OTHER_REGION") })).toMatchObject({ status: 409 });
  });

  it("is gone once it is deleted, and its name is held for half an hour", async () => {
    await create();
    expect(await told(client.DELETE("/", { server }))).toEqual([204]);
    expect(await told(client.HEAD("/", { server }))).toEqual([404]);
    expect(await told(client.DELETE("/", { server }))).toEqual([404, "NoSuchBucket"]);
    expect((await client.GET("/")).data?.Buckets.Bucket ?? []).toEqual([]);
    mock.advance(30 * 60_000 - 1_000);
    expect((await create()).status).toBe(409);
    mock.advance(1_000);
    expect((await create()).status).toBe(200);
  });

  it("is the hundredth at most", async () => {
    for (let number = 0; number < 100; number += 1)
      expect((await create({ bucket: `bucket-${number}` })).status).toBe(200);
    expect(await create()).toMatchObject({ status: 400, code: "TooManyBuckets" });
    expect((await create({ bucket: "bucket-7" })).status).toBe(200);
    expect((await create({ by: other })).status).toBe(200);
  });
});

describe("a creation is refused", () => {
  it.each(["pi", "a..b", "-pictures", "192.168.0.1", "pict_ures"])("for the name %s", async (bucket) => {
    expect(await create({ bucket })).toMatchObject({ status: 400, code: "InvalidBucketName" });
  });

  it("for an unknown region and an unknown policy", async () => {
    expect(await create({ region: "atlantis-9" })).toMatchObject({ code: "InvalidLocationConstraint" });
    // @ts-expect-error: the description has no such policy
    expect(await create({ header: { "x-obs-acl": "everybody" } })).toMatchObject({ code: "InvalidArgument" });
  });
});

describe("the access control list", () => {
  const everyone = (Permission: string, Delivered: string) => ({
    Grantee: { Canned: "Everyone" },
    Permission,
    Delivered,
  });
  const cannedGrants = [
    ["private", []],
    ["public-read", [everyone("READ", "false")]],
    ["public-read-write", [everyone("READ", "false"), everyone("WRITE", "false")]],
    ["public-read-delivered", [everyone("READ", "true")]],
    ["public-read-write-delivered", [everyone("READ", "true"), everyone("WRITE", "true")]],
  ] as const;

  it.each(cannedGrants)("%s, at creation and later", async (policy, wanted) => {
    await create({ header: { "x-obs-acl": policy } });
    expect(await grants()).toEqual([owner, ...wanted]);
    await create({ bucket: "films" });
    const films = { bucket: "films" };
    expect(
      await told(client.PUT("/?acl", { server: films, params: { header: { "x-obs-acl": policy } } })),
    ).toEqual([200]);
    const { data } = await client.GET("/?acl", { server: films });
    expect(data?.AccessControlList.Grant).toEqual([owner, ...wanted]);
  });

  it.each([
    ["read", "READ", "false"],
    ["write", "WRITE", "false"],
    ["read-acp", "READ_ACP", "false"],
    ["write-acp", "WRITE_ACP", "false"],
    ["full-control", "FULL_CONTROL", "false"],
    ["read-delivered", "READ", "true"],
    ["full-control-delivered", "FULL_CONTROL", "true"],
  ] as const)("shows the grant of %s", async (grant, Permission, Delivered) => {
    await create({ header: { [`x-obs-grant-${grant}`]: `id=${otherId}` } });
    expect(await grants()).toEqual([owner, { Grantee: { ID: otherId }, Permission, Delivered }]);
  });

  it("keeps another account out of a private bucket, but for what it grants", async () => {
    const attempts = async () => ({
      head: (await told(other.HEAD("/", { server })))[0],
      acl: (await told(other.GET("/?acl", { server })))[0],
      set: (await told(other.PUT("/?acl", { server, params: { header: { "x-obs-acl": "private" } } })))[0],
      remove: (await told(other.DELETE("/", { server })))[0],
    });
    const nothing = { head: 403, acl: 403, set: 403, remove: 403 };
    const seen: unknown[] = [];
    for (const header of [
      {},
      { "x-obs-acl": "public-read" },
      { "x-obs-grant-read": `id=${otherId}` },
      { "x-obs-grant-read-acp": `id=${otherId}` },
      { "x-obs-grant-write-acp": `id=${otherId}` },
      { "x-obs-grant-full-control": `id=${otherId}` },
    ] satisfies Headers[]) {
      mock.reset();
      await create({ header });
      seen.push(await attempts());
    }
    expect(seen).toEqual([
      nothing,
      { ...nothing, head: 200 },
      { ...nothing, head: 200 },
      { ...nothing, acl: 200 },
      { ...nothing, set: 200 },
      { head: 200, acl: 200, set: 200, remove: 403 },
    ]);
  });
});

describe("versioning and WORM", () => {
  const setVersioning = (Status: "Enabled" | "Suspended") =>
    told(client.PUT("/?versioning", { server, body: { Status } }));
  const versioning = async () => (await client.GET("/?versioning", { server })).data;
  const lock = { Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 30 } } } as const;
  const setLock = (body: object) =>
    told(client.PUT("/?object-lock", { server, body: { ObjectLockEnabled: "Enabled", ...body } }));

  it("versioning is unset, then what it is set to", async () => {
    await create();
    expect(await versioning()).toEqual({});
    for (const status of ["Enabled", "Suspended"] as const) {
      expect(await setVersioning(status)).toEqual([200]);
      expect(await versioning()).toEqual({ Status: status });
    }
  });

  it("WORM enables versioning, which cannot be suspended then", async () => {
    await create({ header: { "x-obs-bucket-object-lock-enabled": "true" } });
    expect(await versioning()).toEqual({ Status: "Enabled" });
    expect(await setVersioning("Suspended")).toEqual([409, "InvalidBucketState"]);
    expect(await versioning()).toEqual({ Status: "Enabled" });
  });

  it("WORM takes a retention policy and gives it back", async () => {
    await create({ header: { "x-obs-bucket-object-lock-enabled": "true" } });
    const read = async () => (await client.GET("/?object-lock", { server })).data;
    expect(await read()).toEqual({ ObjectLockEnabled: "Enabled" });
    expect(await setLock(lock)).toEqual([200]);
    expect(await read()).toEqual({ ObjectLockEnabled: "Enabled", ...lock });
    expect(await setLock({})).toEqual([200]);
    expect(await read()).toEqual({ ObjectLockEnabled: "Enabled" });
  });

  it("WORM cannot be enabled later, by a policy or by creating the bucket again", async () => {
    await create();
    expect(await setLock(lock)).toEqual([400, "InvalidRequest"]);
    await create({ header: { "x-obs-bucket-object-lock-enabled": "true" } });
    expect(await told(client.GET("/?object-lock", { server }))).toEqual([400, "InvalidRequest"]);
    expect(await versioning()).toEqual({});
  });
});
