// Compiled, never run: each expected error is a call that must not compile.
import { createClient } from "../../generated/wayscloud/client.js";

const order = { project: "p", offering: "o", plan: "l", attributes: { name: "n" } };

/** Calls and answers as the description has them. */
export async function correctCalls(): Promise<string | undefined> {
  const client = createClient({ credentials: { token: "token" } });
  const { data } = await client.POST("/api/marketplace-orders/", {
    body: { ...order, limits: { storage: 10 } },
  });
  return data?.uuid;
}

/** What must not compile. */
export async function wrongCalls(): Promise<void> {
  const client = createClient();
  // @ts-expect-error: the path ends with a slash
  await client.POST("/api/marketplace-orders", { body: order });
  // @ts-expect-error: the name is missing
  await client.POST("/api/marketplace-orders/", { body: { ...order, attributes: {} } });
  // @ts-expect-error: a limit is a number
  await client.POST("/api/marketplace-orders/", { body: { ...order, limits: { storage: "10" } } });
  // @ts-expect-error: orders are not deleted
  await client.DELETE("/api/marketplace-orders/");
}
