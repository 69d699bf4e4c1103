import { randomBytes, randomUUID } from "node:crypto";
import { enforces, type Fault } from "./fault.js";
import type { Style } from "./style.js";

/** A bucket as the service keeps it. */
export interface MigetBucket {
  readonly uuid: string;
  readonly name: string;
  readonly workspace: string;
  readonly label: string;
  readonly visibility: string;
  readonly diskSize: number;
  readonly createdAt: number;
}

const largestInt32 = 2 ** 31 - 1;
const resourceUuid = randomUUID();
const pendingMs = 100;

/** A bucket that is new. */
export function newMigetBucket(
  facts: Pick<MigetBucket, "workspace" | "label" | "visibility" | "diskSize">,
): MigetBucket {
  const name = `bucket-${randomBytes(5).toString("hex")}`;
  return { uuid: randomUUID(), name, createdAt: Date.now(), ...facts };
}

/** A bucket as the service shows it. */
export function shownMigetBucket(bucket: MigetBucket, style: Style, fault: Fault | undefined) {
  const { uuid, name, label, visibility, diskSize, createdAt } = bucket;
  const isPublic = visibility === "public_access";
  const created = time(createdAt, style);
  const { state, since } = stateOf(bucket, style, fault);
  return {
    uuid,
    name,
    label,
    state,
    visibility,
    s3_endpoint: "https://s3.eu-east-1.miget.com",
    region_code: "eu-east-1",
    usage_bytes: 0,
    quota_bytes: Math.min(inBytes(diskSize, style), largestInt32),
    usage_percentage: 0,
    object_count: 0,
    created_at: created,
    updated_at: time(since, style),
    miget: style.members === "minimal" ? {} : resource(created),
    ...(isPublic ? { public_endpoint: `https://${name}.public.miget.com` } : {}),
    ...(style.members === "extra" ? { project: null, policy: "{}", acl: "{}" } : {}),
  };
}

/** Some servers have a bucket ready at once, others after a moment. */
function stateOf({ createdAt }: MigetBucket, style: Style, fault: Fault | undefined) {
  const isReady = style.variant % 2 === 1 || Date.now() - createdAt >= pendingMs;
  return isReady && enforces(fault, "state: moves")
    ? { state: "active", since: style.variant % 2 === 1 ? createdAt : createdAt + pendingMs }
    : { state: "pending", since: createdAt };
}

/** How parts of a byte are rounded is open. */
function inBytes(gib: number, { variant }: Style): number {
  const round = [Math.floor, Math.round, Math.ceil][variant % 3] ?? Math.round;
  return round(gib * 2 ** 30);
}

function time(ms: number, { variant }: Style): string {
  const text = new Date(ms).toISOString();
  return variant === 1 ? text.replace("Z", "+00:00") : text;
}

function resource(now: string) {
  return {
    uuid: resourceUuid,
    name: "calm-river",
    state: "active",
    labels: ["production"],
    total_disk_size: 10,
    total_ram_size: 2,
    total_cpu_size: 1,
    total_used_disk_size: 0.1,
    total_used_ram_size: 0,
    total_used_cpu_size: 0,
    available_cpu_size: 1,
    available_disk_size: 9.9,
    available_ram_size: 2,
    created_at: now,
    updated_at: now,
    plan: {
      name: "Hobby",
      code_name: "hobby",
      description: "",
      ram_size: 2,
      disk_size: 10,
      cpu_size: 1,
      unit_price: 5,
    },
    components: [],
  };
}
