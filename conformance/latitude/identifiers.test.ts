import { expect } from "vitest";
import { createClient } from "../../generated/latitude/client.js";
import type { operations } from "../../generated/latitude/schema.js";
import { property } from "../../src/vitest/index.js";

type NewBucket = operations["post-storage-objects"]["requestBody"]["content"]["application/vnd.api+json"];

// A workflow has a fixed number of steps; this holds for any number of buckets.
await property("latitude", "however many buckets are created, each has an id of its own", {
  promises: ["LAT-27"],
  client: (options) => createClient(options),
  given: ({ fc, body }) => fc.array(body<NewBucket>("post-storage-objects"), { minLength: 2, maxLength: 5 }),
  holds: async (buckets, { client, bound }) => {
    const ids: (string | undefined)[] = [];
    for (const bucket of buckets) {
      const { data } = await client.POST("/storage/objects", { body: bound("post-storage-objects", bucket) });
      ids.push(data?.data.id);
    }
    expect(new Set(ids).size).toBe(buckets.length);
  },
});
