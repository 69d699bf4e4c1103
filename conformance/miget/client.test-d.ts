// Compiled, never run: each expected error is a call that must not compile.
import { createClient } from "../../generated/miget/client.js";

/** Calls and answers as the description has them. */
export async function correctCalls(): Promise<"pending" | "active" | "failed" | "blocked" | undefined> {
  const client = createClient({ credentials: { bearer: "token" } });
  const { data } = await client.POST("/api/v1/buckets", { body: { label: "l", miget_id: 1 } });
  return data?.state;
}

/** What must not compile. */
export async function wrongCalls(): Promise<void> {
  const client = createClient();
  // @ts-expect-error: the label is missing
  await client.POST("/api/v1/buckets", { body: { miget_id: 1 } });
  // @ts-expect-error: the identifier is a number
  await client.POST("/api/v1/buckets", { body: { label: "l", miget_id: "1" } });
  // @ts-expect-error: not one of the visibilities
  await client.POST("/api/v1/buckets", { body: { label: "l", miget_id: 1, visibility: "public" } });
  const body = { label: "l", miget_id: 1 };
  // @ts-expect-error: no such header parameter
  await client.POST("/api/v1/buckets", { params: { header: { "X-Workspace": "w" } }, body });
}
