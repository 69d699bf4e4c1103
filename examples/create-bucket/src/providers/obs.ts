import { createClient } from "assay/clients/obs";
import { at, type BucketMaker, refused, undocumented } from "../bucket-maker.js";

export const obs: BucketMaker = {
  name: "obs",
  variables: ["OBS_ACCESS_KEY_ID", "OBS_SECRET_ACCESS_KEY", "OBS_REGION"],
  async create({ name, url }, setting) {
    const accessKeyId = setting("OBS_ACCESS_KEY_ID");
    const secretAccessKey = setting("OBS_SECRET_ACCESS_KEY");
    const region = setting("OBS_REGION");
    // Requests are signed: the secret key itself is never sent.
    const client = createClient({ ...at(url), credentials: { signature: { accessKeyId, secretAccessKey } } });
    const result = await client.PUT("/", { server: { bucket: name, region }, body: { Location: region } });
    switch (result.status) {
      case 200:
        return {
          kind: "created",
          bucket: name,
          details: { location: result.response.headers.get("location") ?? "" },
        };
      case 400:
        // A code, where the status alone does not say enough.
        return refused(result.error.Code === "TooManyBuckets" ? "quota" : "invalid", result.error.Message);
      case 403:
        return refused("bad credential", result.error.Message);
      case 405:
        return refused("unexpected", result.error.Message);
      case 409:
        return refused("name taken", result.error.Message);
      case "undocumented":
        return undocumented(result.error);
    }
  },
};
