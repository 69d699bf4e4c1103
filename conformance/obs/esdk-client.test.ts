import { Agent } from "node:http";
import { createRequire } from "node:module";
import { setImmediate as turn } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../../src/mock/start-mock.js";
import { providerNamed } from "../mock-under-test.js";

/** What the client's methods resolve to. */
interface ClientResult {
  readonly CommonMsg: { readonly Status: number; readonly Code: string; readonly Message: string };
  readonly InterfaceResult?: Readonly<Record<string, unknown>>;
}

type ClientMethod = (parameters: Readonly<Record<string, unknown>>) => Promise<ClientResult>;

type Client = Readonly<
  Record<
    | "createBucket"
    | "listBuckets"
    | "headBucket"
    | "getBucketMetadata"
    | "getBucketLocation"
    | "getBucketAcl"
    | "setBucketAcl"
    | "setBucketVersioningConfiguration"
    | "getBucketVersioningConfiguration"
    | "deleteBucket",
    ClientMethod
  > & { readonly close: () => void }
>;

// The package has no types of its own; these are the parts that the test uses.
const ObsClient = createRequire(import.meta.url)("esdk-obs-nodejs") as new (
  options: Readonly<Record<string, unknown>>,
) => Client;

const serviceHost = "obs.region.example.com";
const lines: string[] = [];
let mock: Mock;

beforeAll(async () => {
  mock = await startMock(await providerNamed("obs"), { log: (line) => lines.push(line) });
});

beforeEach(() => mock.reset());

afterAll(() => mock?.close());

/** The client on a host name, which keeps it to virtual hosts and its own signature; the name leads to the mock. */
async function clientOf(
  secrets: { readonly id: string; readonly key: string },
  host = serviceHost,
): Promise<Client> {
  const agent = new Agent({
    lookup: (_, options, found) =>
      options.all ? found(null, [{ address: "127.0.0.1", family: 4 }]) : found(null, "127.0.0.1", 4),
  });
  const client = new ObsClient({
    access_key_id: secrets.id,
    secret_access_key: secrets.key,
    server: `http://${host}:${mock.port}`,
    http_agent: agent,
  });
  // Its constructor finishes in a later turn.
  await turn();
  return client;
}

function known(account = ""): { id: string; key: string } {
  return {
    id: mock.credentials[`OBS_${account}ACCESS_KEY_ID`] ?? "",
    key: mock.credentials[`OBS_${account}SECRET_ACCESS_KEY`] ?? "",
  };
}

/** Status and code, which is empty for a success. */
async function told(result: Promise<ClientResult>): Promise<[number, string]> {
  const { CommonMsg } = await result;
  return [CommonMsg.Status, CommonMsg.Status < 300 ? "" : CommonMsg.Code];
}

describe("the official client, with signature negotiation", () => {
  test("creates, lists, heads and deletes a bucket", async () => {
    const client = await clientOf(known());
    const bucket = { Bucket: "examplebucket" };

    const created = await client.createBucket({
      ...bucket,
      Location: mock.credentials["OBS_REGION"],
      ACL: "public-read",
    });
    const listed = await client.listBuckets({ QueryLocation: true });
    const headed = await client.headBucket(bucket);
    const metadata = await client.getBucketMetadata(bucket);
    const location = await client.getBucketLocation(bucket);
    const acl = await client.getBucketAcl(bucket);
    const newAcl = await client.setBucketAcl({ ...bucket, ACL: "private" });
    const versioning = await client.setBucketVersioningConfiguration({ ...bucket, VersionStatus: "Enabled" });
    const deleted = await client.deleteBucket(bucket);

    const statuses = { created, listed, headed, metadata, location, acl, newAcl, versioning, deleted };
    expect(
      Object.fromEntries(Object.entries(statuses).map(([name, { CommonMsg }]) => [name, CommonMsg.Status])),
    ).toEqual({
      created: 200,
      listed: 200,
      headed: 200,
      metadata: 200,
      location: 200,
      acl: 200,
      newAcl: 200,
      versioning: 200,
      deleted: 204,
    });
    expect(listed.InterfaceResult?.["Buckets"]).toMatchObject([{ BucketName: "examplebucket" }]);
    expect(location.InterfaceResult).toMatchObject({ Location: "region" });
    expect(lines).toContain("HEAD /?apiversion 200 getApiVersion");
    expect(lines).toContain("PUT / 200 createBucket");
  });

  test("meets a duplicate, another account, access control, versioning and deletion", async () => {
    const client = await clientOf(known());
    const other = await clientOf(known("SECOND_"));
    const bucket = { Bucket: "examplebucket" };
    const elsewhere = { ...bucket, Location: mock.credentials["OBS_OTHER_REGION"] };
    const aclOf = async () => (await client.getBucketAcl(bucket)).InterfaceResult?.["Grants"];
    const listed = async (by: Client) => (await by.listBuckets({})).InterfaceResult?.["Buckets"];

    expect(await told(client.createBucket({ ...bucket, ACL: "private" }))).toEqual([200, ""]);
    expect(await told(client.createBucket({ ...bucket, ACL: "public-read" }))).toEqual([200, ""]);
    expect(await told(client.createBucket(elsewhere))).toEqual([409, "BucketAlreadyOwnedByYou"]);
    expect(await told(other.createBucket(bucket))).toEqual([409, "BucketAlreadyExists"]);

    expect(await aclOf()).toHaveLength(1);
    expect((await told(other.headBucket(bucket)))[0]).toBe(403);
    expect(await told(other.getBucketAcl(bucket))).toEqual([403, "AccessDenied"]);
    expect(await told(client.setBucketAcl({ ...bucket, ACL: "public-read" }))).toEqual([200, ""]);
    expect(await aclOf()).toHaveLength(2);
    expect((await told(other.headBucket(bucket)))[0]).toBe(200);

    const versioning = async () =>
      (await client.getBucketVersioningConfiguration(bucket)).InterfaceResult?.["VersionStatus"];
    expect(await versioning()).toBeFalsy();
    await client.setBucketVersioningConfiguration({ ...bucket, VersionStatus: "Suspended" });
    expect(await versioning()).toBe("Suspended");

    expect(await listed(client)).toMatchObject([{ BucketName: "examplebucket" }]);
    expect(await listed(other)).toEqual([]);
    expect(await told(other.deleteBucket(bucket))).toEqual([403, "AccessDenied"]);
    expect(await told(client.deleteBucket(bucket))).toEqual([204, ""]);
    expect((await told(client.headBucket(bucket)))[0]).toBe(404);
    expect(await told(client.deleteBucket(bucket))).toEqual([404, "NoSuchBucket"]);
    expect(await listed(client)).toEqual([]);
    expect((await told(client.createBucket(bucket)))[0]).toBe(409);
    mock.advance(30 * 60_000);
    expect(await told(client.createBucket(bucket))).toEqual([200, ""]);
  });

  test("must name the region of an endpoint that is not the default one", async () => {
    const region = mock.credentials["OBS_OTHER_REGION"];
    const client = await clientOf(known(), `obs.${region}.example.com`);
    const refused = [400, "IllegalLocationConstraintException"];
    expect(await told(client.createBucket({ Bucket: "without" }))).toEqual(refused);
    const home = { Bucket: "another", Location: mock.credentials["OBS_REGION"] };
    expect(await told(client.createBucket(home))).toEqual(refused);
    expect(await told(client.createBucket({ Bucket: "fitting", Location: region }))).toEqual([200, ""]);
  });

  test("creates a bucket without a body", async () => {
    const client = await clientOf(known());
    expect((await client.createBucket({ Bucket: "assay-no-body" })).CommonMsg.Status).toBe(200);
  });

  test("is told the documented refusal of a region that does not exist", async () => {
    const client = await clientOf(known());
    const { CommonMsg } = await client.createBucket({ Bucket: "assay-elsewhere", Location: "atlantis-9" });
    expect(CommonMsg).toMatchObject({ Status: 400, Code: "InvalidLocationConstraint" });
  });

  test.each([
    ["another secret", () => ({ ...known(), key: "not-the-secret" })],
    ["another identifier", () => ({ ...known(), id: "NOBODY" })],
  ])("is refused with %s", async (_, secrets) => {
    const client = await clientOf(secrets());
    const { CommonMsg } = await client.createBucket({ Bucket: "examplebucket" });
    expect(CommonMsg).toMatchObject({ Status: 403, Code: "AccessDenied" });
  });

  test("leaves no credential in the log", () => {
    for (const secret of Object.values(known())) expect(lines.join("\n")).not.toContain(secret);
  });
});
