import { setTimeout } from "node:timers/promises";
import { createClient } from "assay/clients/wayscloud";
import { at, type BucketMaker, type Outcome, refused, undocumented, type Wish } from "../bucket-maker.js";

type Client = ReturnType<typeof createClient>;

/** How many times an order is asked after. */
const mostReads = 90;

export const wayscloud: BucketMaker = {
  name: "wayscloud",
  variables: ["WAYSCLOUD_TOKEN", "WAYSCLOUD_PROJECT", "WAYSCLOUD_OFFERING", "WAYSCLOUD_PLAN"],
  async create(wish, setting) {
    const client = createClient({ ...at(wish.url), credentials: { token: setting("WAYSCLOUD_TOKEN") } });
    const result = await client.POST("/api/marketplace-orders/", {
      body: {
        project: setting("WAYSCLOUD_PROJECT"),
        offering: setting("WAYSCLOUD_OFFERING"),
        plan: setting("WAYSCLOUD_PLAN"),
        attributes: { name: wish.name },
        limits: { storage: 10 },
      },
    });
    switch (result.status) {
      case 201:
        return orderIsDone(client, wish, result.data.order_uuid ?? result.data.uuid ?? "");
      case 400:
        return refused(
          "invalid",
          "the order holds something that this project, offering or plan does not allow",
        );
      case 401:
        return refused("bad credential", "the token is not known");
      case "undocumented":
        return undocumented(result.error);
    }
  },
};

/** The storage is made after the answer: the order tells when, and whether. */
async function orderIsDone(client: Client, { name, pauseMs, tell }: Wish, uuid: string): Promise<Outcome> {
  for (let asked = 0; asked < mostReads; asked += 1) {
    const result = await client.GET("/api/marketplace-orders/{uuid}/", { params: { path: { uuid } } });
    if (!result.ok)
      return refused("unexpected", `the order ${uuid} cannot be read: ${result.response.status}`);
    const { state = "", marketplace_resource_uuid: resource } = result.data;
    if (state === "done")
      return { kind: "created", bucket: name, details: { order: uuid, resource: resource ?? "" } };
    if (["erred", "canceled", "rejected"].includes(state))
      return refused("unexpected", `the order ${uuid} is ${state}`);
    tell(`order ${uuid}: ${state}`);
    await setTimeout(pauseMs);
  }
  return refused("unexpected", `the order ${uuid} is not done yet; look after it later`);
}
