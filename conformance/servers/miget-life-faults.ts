import { echoing, misbehaving, neglecting, shown, words } from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { onText } from "./json-change.js";

const read = ["get"] as const;
const everywhere = ["create", "get"] as const;

const births: readonly Fault[] = [
  echoing(
    words("usage-at-birth", "has bytes at birth", "MIG-32", "MIG-21"),
    everywhere,
    ["usage_bytes"],
    () => 4096,
  ),
  echoing(
    words("objects-at-birth", "has objects at birth", "MIG-32", "MIG-24"),
    everywhere,
    ["object_count"],
    () => 1,
  ),
  echoing(
    words("percentage-at-birth", "is used in parts at birth", "MIG-32", "MIG-23"),
    everywhere,
    ["usage_percentage"],
    () => 12.5,
  ),
  neglecting(words("state-stuck", "stays pending for ever", "MIG-33"), "state: moves"),
  echoing(
    words("state-failed", "fails every bucket after its creation", "MIG-33"),
    read,
    ["state"],
    () => "failed",
  ),
  echoing(
    words("state-other-word", "reads back a state that the page does not have", "MIG-17", "MIG-33"),
    read,
    ["state"],
    () => "provisioned",
  ),
].map(shown);

const workspaces: readonly Fault[] = [
  neglecting(
    words("workspace-demanded", "refuses what names no workspace", "MIG-04", "MIG-05"),
    "workspace: optional",
  ),
  misbehaving(words("workspace-refused", "refuses what names a workspace", "MIG-04"), {
    reads: (request) =>
      request.headers.has("x-workspace-id")
        ? { ...request, headers: new Map([...request.headers, ["x-workspace-id", "nobody"]]) }
        : request,
  }),
];

const lives: readonly Fault[] = [
  neglecting(words("created-not-readable", "does not find what it created", "MIG-14"), "create: stores"),
  neglecting(words("created-not-listed", "does not list what it created"), "create: lists"),
  neglecting(words("deleted-readable", "shows what is deleted"), "delete: removes"),
  neglecting(words("deleted-listed", "lists what is deleted"), "delete: unlists"),
  echoing(
    words("get-other-label", "reads back another label", "MIG-16"),
    read,
    ["label"],
    onText((text) => `${text} 2`),
  ),
  echoing(
    words("get-other-visibility", "reads back another visibility", "MIG-18"),
    read,
    ["visibility"],
    (value) => (value === "public_access" ? "private_access" : "public_access"),
  ),
  echoing(
    words("get-other-quota", "reads back another quota", "MIG-22", "MIG-13"),
    read,
    ["quota_bytes"],
    () => 2 ** 30 + 1,
  ),
  echoing(
    words("get-other-uuid", "reads back another uuid", "MIG-14"),
    read,
    ["uuid"],
    () => "6a1f0c1e-0d3b-4f7e-9c55-0123456789ab",
  ),
  echoing(
    words("get-other-name", "reads back another name", "MIG-15"),
    read,
    ["name"],
    onText((text) => `${text}-2`),
  ),
  echoing(
    words("get-other-created", "reads back another time of creation", "MIG-25"),
    read,
    ["created_at"],
    () => new Date(Date.now() - 86_400_000).toISOString(),
  ),
].map(shown);

/** What can go wrong about a bucket from its birth to its end. */
export const migetLifeFaults: readonly Fault[] = [...births, ...workspaces, ...lives];
