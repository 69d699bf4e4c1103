import { createClient } from "assay/clients/miget";
import { at, type BucketMaker, undocumented } from "../bucket-maker.js";

export const miget: BucketMaker = {
  name: "miget",
  variables: ["MIGET_TOKEN", "MIGET_ID"],
  async create({ name, url }, setting) {
    const client = createClient({ ...at(url), credentials: { bearer: setting("MIGET_TOKEN") } });
    const result = await client.POST("/api/v1/buckets", {
      body: { label: name, miget_id: Number(setting("MIGET_ID")) },
    });
    // No refusal is documented here, so all of them are "undocumented": `ok` is the whole question.
    if (!result.ok) return undocumented(result.error);
    const { uuid, state, s3_endpoint: endpoint } = result.data;
    return { kind: "created", bucket: result.data.name, details: { uuid, state, endpoint } };
  },
};
