import { expect, it } from "vitest";
import { createClient } from "../../generated/latitude/client.js";
import { recordExchange } from "../record-exchange.js";

const headers = { "content-type": "application/vnd.api+json" };
const body = {
  data: { type: "objects", attributes: { project: "proj_8Kd2mWvYqRz5T", name: "my-bucket", region: "DAL" } },
} as const;

it("sends the bare token and the JSON:API media type", async () => {
  const created = { data: { id: "obj_1", type: "object_storages", attributes: {} } };
  const recorded = await recordExchange(
    { status: 201, headers, body: JSON.stringify(created) },
    async (port) => {
      const client = createClient({ baseUrl: `http://127.0.0.1:${port}`, credentials: { Bearer: "lat_1" } });

      const { data } = await client.POST("/storage/objects", { body });

      expect(data?.data.id).toBe("obj_1");
    },
  );

  expect(recorded).toMatchInlineSnapshot(`
    [
      {
        "body": "{"data":{"type":"objects","attributes":{"project":"proj_8Kd2mWvYqRz5T","name":"my-bucket","region":"DAL"}}}",
        "headers": [
          "accept: application/vnd.api+json",
          "authorization: lat_1",
          "content-type: application/vnd.api+json",
          "host: 127.0.0.1",
        ],
        "line": "POST /storage/objects",
      },
    ]
  `);
});

it("gives a refusal as the documented error", async () => {
  const refusal = { errors: [{ code: "CONFLICT", status: "409" }] };
  await recordExchange({ status: 409, headers, body: JSON.stringify(refusal) }, async (port) => {
    const client = createClient({ baseUrl: `http://127.0.0.1:${port}`, validate: { responses: true } });

    const result = await client.POST("/storage/objects", { body });

    expect(result.status).toBe(409);
    expect(result.status === 409 && result.error.errors[0]?.code).toBe("CONFLICT");
  });
});

it("refuses a request that breaks the description, and names the place", async () => {
  const client = createClient({
    validate: { requests: true },
    fetch: () => Promise.reject(new Error("sent")),
  });
  const { region: _missing, ...attributes } = body.data.attributes;
  const broken = { data: { ...body.data, attributes } };

  // @ts-expect-error: it would not compile either
  await expect(client.POST("/storage/objects", { body: broken })).rejects.toThrowErrorMatchingInlineSnapshot(
    `[ValidationError: post-storage-objects: the request breaks its description: body at /data/attributes must have required property 'region']`,
  );
});

it("throws on an answer that breaks the description, and names the place", async () => {
  const created = { data: { type: "object_storages", attributes: { size_in_gb: "none" } } };
  const client = createClient({
    validate: { responses: true },
    fetch: async () => new Response(JSON.stringify(created), { status: 201, headers }),
  });

  await expect(client.POST("/storage/objects", { body })).rejects.toThrowErrorMatchingInlineSnapshot(
    `[ValidationError: post-storage-objects: the answer 201 breaks its description: body at /data must have required property 'id'; body at /data/attributes/size_in_gb must be integer]`,
  );
});
