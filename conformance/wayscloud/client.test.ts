import { expect, it } from "vitest";
import { createClient } from "../../generated/wayscloud/client.js";
import { recordExchange } from "../record-exchange.js";

it("sends the word Token before the token, and keeps the slash at the end of the path", async () => {
  const answer = {
    status: 201,
    headers: { "content-type": "application/json" },
    body: '{"uuid":"51d0b8e7-6c3a-4f29-9e15-b07c4a82d6f3"}',
  };
  const recorded = await recordExchange(answer, async (port) => {
    const client = createClient({ baseUrl: `http://127.0.0.1:${port}`, credentials: { token: "7d1f4b8e" } });

    await client.POST("/api/marketplace-orders/", {
      body: {
        project: "3f1c8a52-97d4-4e0b-8b6a-2d5f7c90e413",
        offering: "8a47d6f1-05be-4c92-a3d8-71e6b4c2f059",
        plan: "c60e92b3-4d18-4f7a-95c1-e8b7f3a0d264",
        attributes: { name: "my-storage" },
      },
    });
  });

  expect(recorded).toMatchInlineSnapshot(`
    [
      {
        "body": "{"project":"3f1c8a52-97d4-4e0b-8b6a-2d5f7c90e413","offering":"8a47d6f1-05be-4c92-a3d8-71e6b4c2f059","plan":"c60e92b3-4d18-4f7a-95c1-e8b7f3a0d264","attributes":{"name":"my-storage"}}",
        "headers": [
          "accept: application/json, */*",
          "authorization: Token 7d1f4b8e",
          "content-type: application/json",
          "host: 127.0.0.1",
        ],
        "line": "POST /api/marketplace-orders/",
      },
    ]
  `);
});
