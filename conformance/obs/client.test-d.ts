// Compiled, never run: each expected error is a call that must not compile.
import { createClient } from "../../generated/obs/client.js";

const server = { bucket: "examplebucket" };

/** Calls and answers as the description has them. */
export async function correctCalls(): Promise<string | undefined> {
  const keys = { accessKeyId: "ak", secretAccessKey: "sk" };
  const client = createClient({ credentials: { signature: keys } });
  const created = await client.PUT("/", { server });
  await client.PUT("/", { server: { ...server, region: "eu-de" }, body: { Location: "eu-de" } });
  const { data } = await client.GET("/");
  const ofOneBucket = createClient({ server });
  await ofOneBucket.DELETE("/");
  await ofOneBucket.GET("/?acl", { server: { region: "eu-de" } });
  if (created.status === 409) return created.error.Code;
  return data?.Buckets.Bucket?.[0]?.Name;
}

/** What must not compile. */
export async function wrongCalls(): Promise<void> {
  const client = createClient();
  // @ts-expect-error: the secret key is missing
  createClient({ credentials: { signature: { accessKeyId: "ak" } } });
  // @ts-expect-error: the bucket is missing
  await client.PUT("/");
  // @ts-expect-error: the list of buckets belongs to no bucket
  await client.GET("/", { server });
  // @ts-expect-error: not one of the policies
  await client.PUT("/", { server, params: { header: { "x-obs-acl": "everybody" } } });
  // @ts-expect-error: no such element
  await client.PUT("/", { server, body: { LocationConstraint: "eu-de" } });
  // @ts-expect-error: the body is XML
  await client.PUT("/", { server, body: { Location: "eu-de" }, contentType: "application/json" });
  // @ts-expect-error: not one of the two states
  await client.PUT("/?versioning", { server, body: { Status: "On" } });
  // @ts-expect-error: no such sub-resource
  await client.GET("/?lifecycle", { server });
}
