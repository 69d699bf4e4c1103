import { createClient } from "assay/clients/flashback";
import { at, type BucketMaker, refused, undocumented } from "../bucket-maker.js";

export const flashback: BucketMaker = {
  name: "flashback",
  variables: [
    "FLASHBACK_TOKEN",
    "FLASHBACK_WORKSPACE",
    "FLASHBACK_STORAGE_KEY",
    "FLASHBACK_STORAGE_SECRET",
    "FLASHBACK_REGION",
  ],
  async create({ name, url }, setting) {
    const client = createClient({ ...at(url), credentials: { bearer: setting("FLASHBACK_TOKEN") } });
    const result = await client.POST("/bucket", {
      body: {
        name,
        bucket: name,
        storageType: "S3",
        key: setting("FLASHBACK_STORAGE_KEY"),
        secret: setting("FLASHBACK_STORAGE_SECRET"),
        region: setting("FLASHBACK_REGION"),
        workspaceId: setting("FLASHBACK_WORKSPACE"),
      },
    });
    switch (result.status) {
      case 200:
        return { kind: "created", bucket: name, details: { id: result.data.bucketId ?? "" } };
      case 400:
        return refused("invalid", result.error.message);
      case 429:
        return refused("quota", "the organization has all the buckets that its subscription allows");
      case "undocumented":
        return undocumented(result.error);
    }
  },
};
