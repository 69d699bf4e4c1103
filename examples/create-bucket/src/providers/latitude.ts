import { createClient } from "assay/clients/latitude";
import { at, type BucketMaker, refused, undocumented } from "../bucket-maker.js";

export const latitude: BucketMaker = {
  name: "latitude",
  variables: ["LATITUDE_API_KEY", "LATITUDE_PROJECT", "LATITUDE_REGION"],
  async create({ name, url }, setting) {
    const client = createClient({ ...at(url), credentials: { Bearer: setting("LATITUDE_API_KEY") } });
    const attributes = { project: setting("LATITUDE_PROJECT"), region: setting("LATITUDE_REGION"), name };
    const result = await client.POST("/storage/objects", { body: { data: { type: "objects", attributes } } });
    switch (result.status) {
      case 201: {
        // The answer holds access keys as well: only what is named here is passed on.
        const { id, attributes: made } = result.data.data;
        return {
          kind: "created",
          bucket: made.bucket_name ?? name,
          details: { id, endpoint: made.endpoint ?? "" },
        };
      }
      case 403:
        return refused("bad credential", result.error.errors[0]?.detail);
      case 409:
        return refused("name taken", result.error.errors[0]?.detail);
      case 404:
      case 422:
        return refused("invalid", result.error.errors[0]?.detail);
      case 500:
        return refused("unexpected", result.error.errors[0]?.detail);
      case "undocumented":
        return undocumented(result.error);
    }
  },
};
