import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** Starts the stock `prism mock` on a provider's description and waits until it listens. */
async function stockPrism(provider: string): Promise<string> {
  const port = await freePort();
  const command = createRequire(import.meta.url).resolve("@stoplight/prism-cli/dist/index.js");
  const document = join(root, "specs", provider, "openapi.yaml");
  const child = spawn(process.execPath, [command, "mock", "-p", String(port), "-h", "127.0.0.1", document], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  for (let tries = 0; tries < 400; tries += 1) {
    if (output.includes("Prism is listening")) return `http://127.0.0.1:${port}`;
    if (child.exitCode !== null) break;
    await wait(50);
  }
  throw new Error(`prism mock does not serve ${document}:\n${output}`);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", () => resolve()));
  // A server that listens on TCP has an address with a port.
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}

const bucket = "my-bucket";
const uuid = "3f1c8a52-97d4-4e0b-8b6a-2d5f7c90e413";

describe("the stock prism mock serves the description", () => {
  test.each([
    {
      provider: "latitude",
      path: "/storage/objects",
      authorization: "some-key",
      mediaType: "application/vnd.api+json",
      good: { data: { type: "objects", attributes: { project: "proj_1", name: bucket, region: "DAL" } } },
      bad: { data: { type: "objects", attributes: { name: 7 } } },
      success: 201,
    },
    {
      provider: "flashback",
      path: "/bucket",
      authorization: "Bearer a.b",
      mediaType: "application/json",
      good: {
        name: "Nightly",
        storageType: "S3",
        bucket,
        key: "some-key",
        secret: "some-secret",
        region: "us-east-1",
        workspaceId: uuid,
      },
      bad: { name: 7 },
      success: 200,
    },
    {
      provider: "miget",
      path: "/api/v1/buckets",
      authorization: "Bearer a",
      mediaType: "application/json",
      good: { label: "Nightly", miget_id: 4711 },
      bad: { label: "Nightly" },
      success: 200,
    },
    {
      provider: "wayscloud",
      path: "/api/marketplace-orders/",
      authorization: "Token a",
      mediaType: "application/json",
      good: { project: uuid, offering: uuid, plan: uuid, attributes: { name: bucket } },
      bad: { project: uuid },
      success: 201,
    },
  ])("of $provider: a good creation succeeds, a bad one is refused", async (told) => {
    const url = await stockPrism(told.provider);
    const create = (body: unknown) =>
      fetch(url + told.path, {
        method: "POST",
        headers: {
          authorization: told.authorization,
          "content-type": told.mediaType,
          accept: told.mediaType,
        },
        body: JSON.stringify(body),
      });
    expect((await create(told.good)).status).toBe(told.success);
    const { status } = await create(told.bad);
    expect([400, 422]).toContain(status);
  });

  // It reads no XML, and its router does not know a path such as `/?acl`.
  test("of obs: requests without a body are answered", async () => {
    const url = await stockPrism("obs");
    const signed = { authorization: "OBS some:thing" };
    const created = await fetch(`${url}/`, { method: "PUT", headers: signed });
    expect([created.status, created.headers.get("location")]).toEqual([200, "/examplebucket"]);
    expect((await fetch(`${url}/`, { method: "HEAD", headers: signed })).status).toBe(200);
    expect((await fetch(`${url}/`, { method: "DELETE", headers: signed })).status).toBe(204);
    expect((await fetch(`${url}/`, { method: "PUT" })).status).toBe(401);
  });
});
