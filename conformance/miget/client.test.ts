import { expect, it } from "vitest";
import { createClient } from "../../generated/miget/client.js";
import { recordExchange } from "../record-exchange.js";

it("sends a bearer token, JSON and the workspace header", async () => {
  const answer = { status: 200, headers: { "content-type": "application/json" }, body: "[]" };
  const recorded = await recordExchange(answer, async (port) => {
    const client = createClient({ baseUrl: `http://127.0.0.1:${port}`, credentials: { bearer: "miget_1" } });

    await client.POST("/api/v1/buckets", {
      params: { header: { "X-Workspace-Id": "0b7c1d52-6a8e-4f0b-9d3c-51e2f6a7b849" } },
      body: { label: "photos", miget_id: 20417 },
    });
  });

  expect(recorded).toMatchInlineSnapshot(`
    [
      {
        "body": "{"label":"photos","miget_id":20417}",
        "headers": [
          "accept: application/json",
          "authorization: Bearer miget_1",
          "content-type: application/json",
          "host: 127.0.0.1",
          "x-workspace-id: 0b7c1d52-6a8e-4f0b-9d3c-51e2f6a7b849",
        ],
        "line": "POST /api/v1/buckets",
      },
    ]
  `);
});
