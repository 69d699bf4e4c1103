// Compiled, never run: each expected error is a call that must not compile.
import { createClient } from "../../generated/flashback/client.js";

const body = { name: "n", bucket: "b", key: "k", secret: "s", region: "r", workspaceId: "w" };

/** Calls and answers as the description has them. */
export async function correctCalls(): Promise<string | undefined> {
  const client = createClient({ credentials: { bearer: "token" } });
  const { data } = await client.POST("/bucket", { body: { ...body, storageType: "GCS" } });
  return data?.bucketId;
}

/** What must not compile. */
export async function wrongCalls(): Promise<void> {
  const client = createClient();
  // @ts-expect-error: the storage type is missing
  await client.POST("/bucket", { body });
  // @ts-expect-error: not one of the storage types
  await client.POST("/bucket", { body: { ...body, storageType: "FTP" } });
  // @ts-expect-error: a storage type is written in capitals
  await client.POST("/bucket", { body: { ...body, storageType: "s3" } });
  // @ts-expect-error: a workspace is named by text
  await client.POST("/bucket", { body: { ...body, storageType: "S3", workspaceId: 7 } });
  // @ts-expect-error: the path parameter is missing
  await client.DELETE("/bucket/{bucketId}");
}
