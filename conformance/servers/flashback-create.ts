import { randomUUID } from "node:crypto";
import { tokenOf } from "./credential.js";
import { enforces } from "./fault.js";
import { failed, quotaExceeded, taken } from "./flashback-answers.js";
import type { FlashbackState, FlashbackStored } from "./flashback-state.js";
import type { Call } from "./json-service.js";
import { type Answer, jsonAnswer, type Received } from "./message.js";
import { textAt } from "./shape.js";

const bucketLimit = 10;

/** Creates a bucket, or says why not. */
export function createFlashbackBucket({ body, request }: Call, state: FlashbackState): Answer {
  const { fault, style } = state;
  const id = randomUUID();
  const bucket: FlashbackStored = {
    name: textAt(body, ["name"]) ?? id,
    bucket: textAt(body, ["bucket"]) ?? id,
    storageType: textAt(body, ["storageType"]) ?? "S3",
    organisation: organisationOf(request, state),
  };
  const workspace = workspaceRefusal(body, bucket, state);
  if (workspace) return workspace;
  const full = quotaRefusal(bucket, state);
  // Which of several things in the way is told first is open.
  if (full && style.variant === 1) return keepAnyway("quota: refuses", full, { id, bucket, state });
  const storage = storageRefusal(body, bucket, state);
  if (storage) return keepAnyway("storage: refuses", storage, { id, bucket, state });
  if (isTaken(bucket, state) && enforces(fault, "bucket: unique")) {
    const before = [...state.stored].find(([, one]) => one.bucket === bucket.bucket)?.[0];
    return enforces(fault, "bucket: refused again")
      ? taken(style)
      : jsonAnswer("create", 200, { success: true, bucketId: before ?? id });
  }
  if (full) return keepAnyway("quota: refuses", full, { id, bucket, state });
  keep(id, bucket, state);
  const least = style.variant === 3 ? { bucketId: id } : { success: true, bucketId: id };
  const extra = style.members === "extra" ? { status: "ONLINE", latency_ms: 12, message: null } : {};
  return jsonAnswer("create", 200, { ...least, ...extra });
}

/** Whose token a request shows. */
export function organisationOf(request: Received, { env }: FlashbackState): FlashbackStored["organisation"] {
  return tokenOf(request) === env.FLASHBACK_SECOND_TOKEN ? "second" : "first";
}

function keep(id: string, bucket: FlashbackStored, { stored, listed, fault }: FlashbackState): void {
  stored.set(id, bucket);
  if (enforces(fault, "create: lists")) listed.set(id, bucket);
}

/** A refusal leaves nothing behind, where nothing is wrong. */
function keepAnyway(
  rule: string,
  refusal: Answer,
  { id, bucket, state }: { id: string; bucket: FlashbackStored; state: FlashbackState },
): Answer {
  if (!enforces(state.fault, rule)) keep(id, bucket, state);
  return refusal;
}

function isTaken(bucket: FlashbackStored, { stored, fault, style }: FlashbackState): boolean {
  return [...stored.values()]
    .filter((one) => one.organisation === bucket.organisation || !enforces(fault, "organisation: apart"))
    .some((one) => {
      const same = one.bucket === bucket.bucket;
      const sameName = one.name === bucket.name;
      if (!enforces(fault, "bucket: unique whatever the name")) return same && sameName;
      return same || (style.variant > 1 && sameName);
    });
}

function quotaRefusal({ organisation }: FlashbackStored, { stored, fault, style }: FlashbackState) {
  const limit = enforces(fault, "quota: ten") ? bucketLimit : bucketLimit / 2;
  const held = [...stored.values()].filter((one) => one.organisation === organisation).length;
  return held >= limit && enforces(fault, "quota") ? quotaExceeded(style) : undefined;
}

/** In one variant a workspace belongs to its organisation; in the others all know both. */
function workspaceRefusal(body: unknown, { organisation }: FlashbackStored, state: FlashbackState) {
  const { env, fault, style } = state;
  const own = organisation === "first" ? env.FLASHBACK_WORKSPACE : env.FLASHBACK_SECOND_WORKSPACE;
  const given = textAt(body, ["workspaceId"]) ?? own;
  const known = style.variant === 2 ? [own] : [env.FLASHBACK_WORKSPACE, env.FLASHBACK_SECOND_WORKSPACE];
  return known.includes(given) || !enforces(fault, "workspace: unknown")
    ? undefined
    : failed("create", 400, "There is no such workspace.", style);
}

/** Whether the storage can be used as the request says. */
function storageRefusal(body: unknown, bucket: FlashbackStored, state: FlashbackState): Answer | undefined {
  const { env, fault, style } = state;
  const given = (key: string, otherwise: string) => textAt(body, [key]) ?? otherwise;
  const refused = (rule: string, says: string) =>
    enforces(fault, rule) ? failed("create", 400, says, style) : undefined;
  const goodKey = given("key", env.FLASHBACK_STORAGE_KEY) === env.FLASHBACK_STORAGE_KEY;
  const goodSecret = given("secret", env.FLASHBACK_STORAGE_SECRET) === env.FLASHBACK_STORAGE_SECRET;
  // A real key opens one kind of storage, and a real storage has the buckets that it has.
  const goodType = style.variant !== 3 || bucket.storageType === "S3";
  const isThere = style.variant !== 3 || bucket.bucket === env.FLASHBACK_BUCKET;
  const goodRegion = style.variant !== 0 || given("region", env.FLASHBACK_REGION) === env.FLASHBACK_REGION;
  return (
    (goodKey ? undefined : refused("key: known", "The storage does not know these credentials.")) ??
    (goodSecret ? undefined : refused("secret: known", "The storage does not know these credentials.")) ??
    (goodType && isThere && goodRegion ? undefined : refused("storage", "The storage cannot be reached."))
  );
}
