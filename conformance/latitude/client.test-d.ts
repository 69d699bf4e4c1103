// Compiled, never run: each expected error is a call that must not compile.
import { createClient } from "../../generated/latitude/client.js";
import { assertNever } from "../../src/core/assert-never.js";

const attributes = { project: "proj_1", name: "n", region: "DAL" };

/** Calls and answers as the description has them. */
export async function correctCalls(): Promise<string | undefined> {
  const client = createClient({ credentials: { Bearer: async () => "token" } });
  const result = await client.POST("/storage/objects", {
    body: { data: { type: "objects", attributes } },
  });
  await client.GET("/storage/objects", { params: { query: { "filter[project]": "proj_1" } } });
  if (result.ok) return result.data.data.attributes.bucket_name;
  switch (result.status) {
    case 403:
    case 404:
    case 409:
    case 422:
    case 500:
      return result.error.errors[0]?.title;
    case "undocumented":
      return result.error.reason;
    default:
      return assertNever(result);
  }
}

/** What must not compile. */
export async function wrongCalls(): Promise<void> {
  const client = createClient();
  // @ts-expect-error: no such scheme
  createClient({ credentials: { token: "t" } });
  // @ts-expect-error: no such path
  await client.POST("/storage/object", { body: { data: { type: "objects", attributes } } });
  // @ts-expect-error: not the resource type of the description
  await client.POST("/storage/objects", { body: { data: { type: "buckets", attributes } } });
  // @ts-expect-error: required attributes are missing
  await client.POST("/storage/objects", { body: { data: { type: "objects", attributes: { name: "n" } } } });
  const body = { data: { type: "objects", attributes } } as const;
  // @ts-expect-error: the media type is JSON:API
  await client.POST("/storage/objects", { body, contentType: "application/json" });
  // @ts-expect-error: no such filter
  await client.GET("/storage/objects", { params: { query: { project: "proj_1" } } });
}
