import { expect, it } from "vitest";
import { createClient } from "../../generated/flashback/client.js";
import { recordExchange } from "../record-exchange.js";

it("sends a bearer token and JSON", async () => {
  const answer = {
    status: 200,
    headers: { "content-type": "application/json" },
    body: '{"success":true,"bucketId":"b-1"}',
  };
  const recorded = await recordExchange(answer, async (port) => {
    const client = createClient({
      baseUrl: `http://127.0.0.1:${port}`,
      credentials: { bearer: "ACCESS.TOKEN" },
    });

    const { data } = await client.POST("/bucket", {
      body: {
        name: "archive",
        bucket: "archive-1",
        storageType: "S3",
        key: "AKIAEXAMPLE",
        secret: "example",
        region: "eu-west-1",
        workspaceId: "workspace-1",
      },
    });

    expect(data?.bucketId).toBe("b-1");
  });

  expect(recorded).toMatchInlineSnapshot(`
    [
      {
        "body": "{"name":"archive","bucket":"archive-1","storageType":"S3","key":"AKIAEXAMPLE","secret":"example","region":"eu-west-1","workspaceId":"workspace-1"}",
        "headers": [
          "accept: application/json",
          "authorization: Bearer ACCESS.TOKEN",
          "content-type: application/json",
          "host: 127.0.0.1",
        ],
        "line": "POST /bucket",
      },
    ]
  `);
});
