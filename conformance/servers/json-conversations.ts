import { vi } from "vitest";
import { type Conversation, idIn } from "./conversation.js";
import type { Answer } from "./message.js";
import { request } from "./probe.js";

type Body = Readonly<Record<string, unknown>>;

/** Speaks JSON for someone. */
function speaker({ ask }: Conversation, type: string, authorization: string) {
  return (method: string, path: string, body?: Body, more: Readonly<Record<string, string>> = {}): Answer => {
    const text = body === undefined ? "" : JSON.stringify(body);
    const headers = { authorization, ...(text === "" ? {} : { "content-type": type }), ...more };
    return ask(`${method} ${text}`, request(method, path, headers, text));
  };
}

function wait(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

/** Everything that takes several requests to see of this provider. */
export function talkToLatitude(conversation: Conversation): void {
  const { env } = conversation;
  const type = "application/vnd.api+json";
  const say = speaker(conversation, type, env.LATITUDE_API_KEY ?? "");
  const limited = speaker(conversation, type, env.LATITUDE_LIMITED_API_KEY ?? "");
  const path = "/storage/objects";
  const usual = { project: env.LATITUDE_PROJECT, region: env.LATITUDE_REGION };
  const bucket = (name: string, more: Body = {}) => ({
    data: { type: "objects", attributes: { ...usual, name, ...more } },
  });
  const first = idIn(say("POST", path, bucket("first-bucket")), ["data", "id"]);
  const second = idIn(say("POST", path, bucket("second-bucket", { project: env.LATITUDE_PROJECT_SLUG })), [
    "data",
    "id",
  ]);
  say("POST", path, bucket("first-bucket"));
  say("POST", path, bucket("a b"));
  say("POST", path, bucket("a!b"));
  say("POST", path, bucket("third-bucket", { project: "proj_none" }));
  say("POST", path, bucket("third-bucket", { region: "QQX9" }));
  say("POST", path, bucket("fourth-bucket", { scoped: true, customer: "acme" }));
  limited("POST", path, bucket("fifth-bucket"));
  say("GET", path);
  for (const id of [first, second]) {
    say("GET", `${path}/${id}`);
    say("DELETE", `${path}/${id}`);
    say("GET", `${path}/${id}`);
    say("GET", path);
  }
}

/** Everything that takes several requests to see of this provider. */
export function talkToFlashback(conversation: Conversation): void {
  const { env } = conversation;
  const say = speaker(conversation, "application/json", `Bearer ${env.FLASHBACK_TOKEN}`);
  const other = speaker(conversation, "application/json", `Bearer ${env.FLASHBACK_SECOND_TOKEN}`);
  const bucket = (name: string, more: Body = {}) => ({
    name,
    bucket: name,
    storageType: "S3",
    key: env.FLASHBACK_STORAGE_KEY,
    secret: env.FLASHBACK_STORAGE_SECRET,
    region: env.FLASHBACK_REGION,
    workspaceId: env.FLASHBACK_WORKSPACE,
    ...more,
  });
  const first = idIn(say("POST", "/bucket", bucket("one")), ["bucketId"]);
  say("POST", "/bucket", bucket("one"));
  say("POST", "/bucket", bucket("one", { name: "another" }));
  other("POST", "/bucket", bucket("one", { workspaceId: env.FLASHBACK_SECOND_WORKSPACE }));
  say("POST", "/bucket", bucket("two", { key: "AKIANOBODY" }));
  say("POST", "/bucket", bucket("three", { secret: "nothing" }));
  say("GET", "/bucket");
  say("POST", "/bucket", bucket("gcs", { storageType: "GCS" }));
  say("POST", "/bucket", bucket("azure", { storageType: "AZURE" }));
  say("DELETE", `/bucket/${first}`);
  say("GET", "/bucket");
  for (let count = 0; count < 12; count += 1) say("POST", "/bucket", bucket(`many-${count}`));
  say("GET", "/bucket");
}

/** Everything that takes several requests to see of this provider. */
export function talkToMiget(conversation: Conversation): void {
  const { env } = conversation;
  const say = speaker(conversation, "application/json", `Bearer ${env.MIGET_TOKEN}`);
  const path = "/api/v1/buckets";
  const miget_id = Number(env.MIGET_ID);
  const workspace = { "x-workspace-id": env.MIGET_WORKSPACE ?? "" };
  const made = [
    say("POST", path, { label: "first bucket", miget_id }),
    say("POST", path, { label: "second bucket", miget_id, visibility: "public_access", disk_size: 0.5 }),
    say("POST", path, { label: "third bucket", miget_id, visibility: "private_access", disk_size: 1 }),
  ].map((answer) => idIn(answer, ["uuid"]));
  say("POST", path, { label: "fourth bucket", miget_id }, workspace);
  for (const id of made) say("GET", `${path}/${id}`);
  wait(1_000);
  say("GET", path);
  say("GET", path, undefined, workspace);
  for (const id of made) {
    say("GET", `${path}/${id}`);
    say("DELETE", `${path}/${id}`);
    say("GET", `${path}/${id}`);
  }
  say("GET", path);
}

/** Everything that takes several requests to see of this provider. */
export function talkToWayscloud(conversation: Conversation): void {
  const { env } = conversation;
  const say = speaker(conversation, "application/json", `Token ${env.WAYSCLOUD_TOKEN}`);
  const orders = "/api/marketplace-orders/";
  const order = (name: string) => ({
    project: env.WAYSCLOUD_PROJECT,
    offering: env.WAYSCLOUD_OFFERING,
    plan: env.WAYSCLOUD_PLAN,
    attributes: { name },
  });
  const placed = [
    say("POST", orders, order("first")),
    say("POST", orders, { ...order("second"), limits: { storage: 10 } }),
  ].map((answer) => idIn(answer, ["uuid"], ["order_uuid"]));
  for (const key of Object.keys(order("")))
    say("POST", orders, Object.fromEntries(Object.entries(order("third")).filter(([name]) => name !== key)));
  say("POST", orders, { ...order("fourth"), attributes: {} });
  for (const id of placed) say("GET", `${orders}${id}/`);
  wait(1_000);
  say("GET", orders);
  for (const id of placed) {
    const tracked = say("GET", `${orders}${id}/`);
    const resource = `/api/marketplace-resources/${idIn(tracked, ["marketplace_resource_uuid"])}/`;
    say("GET", resource);
    say("DELETE", resource);
    say("POST", `${resource}terminate/`);
    say("GET", resource);
  }
}
