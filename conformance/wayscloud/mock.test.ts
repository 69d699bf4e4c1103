import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { mockOf } from "../mock-under-test.js";

const { mock, ask } = await mockOf("wayscloud", {
  authorization: "Token 7d1f4b8e2c9a6035f8e4b7d2a1c6093e5f7b8d24",
  "content-type": "application/json",
});
const known = (variable: string) => mock.credentials[`WAYSCLOUD_${variable}`] ?? "";
const references = { project: known("PROJECT"), offering: known("OFFERING"), plan: known("PLAN") };
const nobody = "00000000-0000-4000-8000-000000000000";

beforeEach(() => mock.reset());
afterAll(() => mock.close());

function order(change: Readonly<Record<string, unknown>> = {}) {
  return ask("POST /api/marketplace-orders/", {
    body: { ...references, attributes: { name: "my-storage" }, ...change },
  });
}

describe("an order", () => {
  it.each([
    ["with a limit", { limits: { storage: 10 } }],
    ["without limits", {}],
  ])("%s echoes its references and can be tracked by its identifier until it is done", async (_, limits) => {
    const { status, body } = await order(limits);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...references, state: "Creating", uuid: body.order_uuid });
    expect(body.created).toMatch(/Z$/);
    const read = async () => (await ask(`GET /api/marketplace-orders/${body.uuid}/`)).body;
    expect(await read()).toMatchObject({
      uuid: body.uuid,
      ...references,
      state: "executing",
      attributes: { name: "my-storage" },
    });
    mock.advance(3_000);
    expect((await read()).state).toBe("done");
    expect((await ask("GET /api/marketplace-orders/")).body).toEqual([await read()]);
  });

  it("makes a resource, which becomes ready and can be ended", async () => {
    const { body } = await order({ limits: { storage: 10 } });
    const { marketplace_resource_uuid: uuid } = (await ask(`GET /api/marketplace-orders/${body.uuid}/`)).body;
    const path = `/api/marketplace-resources/${uuid}/`;
    const resource = { uuid, name: "my-storage", limits: { storage: 10 } };
    expect((await ask(`GET ${path}`)).body).toEqual({ ...resource, state: "Creating" });
    mock.advance(3_000);
    expect((await ask(`GET ${path}`)).body).toEqual({ ...resource, state: "OK" });
    const ended = await ask(`POST ${path}terminate/`, { body: {} });
    expect([ended.status, ended.body]).toEqual([
      200,
      { order_uuid: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ]);
    expect((await ask(`GET ${path}`)).status).toBe(404);
    expect((await ask(`POST ${path}terminate/`, { body: {} })).status).toBe(404);
    expect((await ask(`GET /api/marketplace-orders/${body.uuid}/`)).status).toBe(200);
  });

  it.each(["project", "offering", "plan"])(
    "for an unknown %s is refused, and so is a malformed one",
    async (name) => {
      expect((await order({ [name]: nobody })).status).toBe(400);
      expect((await order({ [name]: "no-uuid" })).status).toBe(400);
      expect((await order({ [name]: undefined })).status).toBe(400);
      expect((await ask("GET /api/marketplace-orders/")).body).toEqual([]);
    },
  );
});

it("a resource is removed at once where that is asked for", async () => {
  const { body } = await order();
  const { marketplace_resource_uuid: uuid } = (await ask(`GET /api/marketplace-orders/${body.uuid}/`)).body;
  expect((await ask(`DELETE /api/marketplace-resources/${uuid}/`)).status).toBe(204);
  expect((await ask(`GET /api/marketplace-resources/${uuid}/`)).status).toBe(404);
});

it("another account sees nothing of it", async () => {
  const { body } = await order();
  const asked = { authorization: `Token ${known("SECOND_TOKEN")}` };
  expect((await ask(`GET /api/marketplace-orders/${body.uuid}/`, asked)).status).toBe(404);
  expect((await ask("GET /api/marketplace-orders/", asked)).body).toEqual([]);
});
