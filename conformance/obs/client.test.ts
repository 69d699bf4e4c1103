import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { createClient } from "../../generated/obs/client.js";
import { recordExchange } from "../record-exchange.js";

const keys = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const date = "Wed, 01 Jul 2015 02:25:05 GMT";

function clientAt(port: number) {
  return createClient({
    baseUrl: `http://{bucket}.localhost:${port}`,
    credentials: { signature: keys },
    now: () => new Date(date),
  });
}

function signatureOf(text: string): string {
  return createHmac("sha1", keys.secretAccessKey).update(text).digest("base64");
}

it("creates a bucket on its virtual host with an XML body and a signature", async () => {
  const recorded = await recordExchange({ status: 200, headers: { "content-length": "0" } }, async (port) => {
    const { data, error, response } = await clientAt(port).PUT("/", {
      server: { bucket: "examplebucket" },
      params: { header: { "x-obs-acl": "public-read" } },
      body: { Location: "eu-de" },
    });

    expect({ data, error, status: response.status }).toEqual({
      data: undefined,
      error: undefined,
      status: 200,
    });
  });

  const signature = signatureOf(`PUT\n\napplication/xml\n${date}\nx-obs-acl:public-read\n/examplebucket/`);
  expect(recorded).toEqual([
    {
      line: "PUT /",
      headers: [
        "accept: application/xml",
        `authorization: OBS ${keys.accessKeyId}:${signature}`,
        "content-type: application/xml",
        `date: ${date}`,
        "host: examplebucket.localhost",
        "x-obs-acl: public-read",
      ],
      body: `<CreateBucketConfiguration xmlns="http://obs.region.example.com/doc/2015-06-30/"><Location>eu-de</Location></CreateBucketConfiguration>`,
    },
  ]);
});

it("signs a sub-resource, and a request to the service host without a bucket", async () => {
  const answer = {
    status: 200,
    headers: { "content-type": "application/xml" },
    body: "<Location>eu-de</Location>",
  };
  const recorded = await recordExchange(answer, async (port) => {
    const client = clientAt(port);

    const { data } = await client.GET("/?location", { server: { bucket: "examplebucket" } });
    await client.HEAD("/?apiversion");

    expect(data).toBe("eu-de");
  });

  const signature = signatureOf(`GET\n\n\n${date}\n/examplebucket/?location`);
  expect(recorded[0]).toMatchObject({
    line: "GET /?location",
    headers: expect.arrayContaining([`authorization: OBS ${keys.accessKeyId}:${signature}`]),
  });
  expect(recorded[1]).toMatchObject({
    line: "HEAD /?apiversion",
    headers: expect.arrayContaining(["host: localhost"]),
  });
});

it("reads an XML answer as the described data, one item being a list too", async () => {
  const body =
    '<?xml version="1.0"?><ListAllMyBucketsResult xmlns="http://obs.region.example.com/doc/2015-06-30/">' +
    "<Owner><ID>7f83</ID></Owner><Buckets><Bucket><Name>one</Name></Bucket></Buckets></ListAllMyBucketsResult>";
  await recordExchange(
    { status: 200, headers: { "content-type": "application/xml" }, body },
    async (port) => {
      const { data } = await clientAt(port).GET("/");

      expect(data).toEqual({ Owner: { ID: "7f83" }, Buckets: { Bucket: [{ Name: "one" }] } });
    },
  );
});

it("reads an XML error as the described error", async () => {
  const body = "<Error><Code>BucketAlreadyExists</Code><Message>taken</Message></Error>";
  await recordExchange(
    { status: 409, headers: { "content-type": "application/xml" }, body },
    async (port) => {
      const { error } = await clientAt(port).PUT("/", { server: { bucket: "examplebucket" } });

      expect(error).toEqual({ Code: "BucketAlreadyExists", Message: "taken" });
    },
  );
});

it("refuses a broken server variable, header and body, and names each", async () => {
  const client = createClient({
    validate: { requests: true },
    fetch: () => Promise.reject(new Error("sent")),
  });

  await expect(
    client.PUT("/?object-lock", {
      server: { bucket: "NO" },
      body: { ObjectLockEnabled: "Enabled", Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 0 } } },
    }),
  ).rejects.toThrowErrorMatchingInlineSnapshot(
    `[ValidationError: setBucketObjectLock: the request breaks its description: server bucket must NOT have fewer than 3 characters; server bucket must match pattern "^[a-z0-9]+(-+[a-z0-9]+|\\.[a-z0-9]+)*$"; body at /Rule/DefaultRetention/Days must be >= 1]`,
  );
});
