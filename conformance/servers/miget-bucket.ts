import { randomBytes, randomUUID } from "node:crypto";
import type { Style } from "./style.js";

/** What a bucket is made from. */
export interface MigetBucketFacts {
  readonly label: string;
  readonly visibility: string;
  readonly diskSize: number;
}

const largestInt32 = 2 ** 31 - 1;
const resourceUuid = randomUUID();

/** A bucket as the service shows it. */
export function migetBucket({ label, visibility, diskSize }: MigetBucketFacts, style: Style) {
  const name = `bucket-${randomBytes(5).toString("hex")}`;
  const now =
    style.variant === 1 ? new Date().toISOString().replace("Z", "+00:00") : new Date().toISOString();
  const isPublic = visibility === "public_access";
  return {
    uuid: randomUUID(),
    name,
    label,
    state: style.variant % 2 === 0 ? "pending" : "active",
    visibility,
    s3_endpoint: "https://s3.eu-east-1.miget.com",
    region_code: "eu-east-1",
    usage_bytes: 0,
    quota_bytes: Math.min(Math.round(diskSize * 2 ** 30), largestInt32),
    usage_percentage: 0,
    object_count: 0,
    created_at: now,
    updated_at: now,
    miget: style.members === "minimal" ? {} : resource(now),
    ...(isPublic ? { public_endpoint: `https://${name}.public.miget.com` } : {}),
    ...(style.members === "extra" ? { project: null, policy: "{}", acl: "{}" } : {}),
  };
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
