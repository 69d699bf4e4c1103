import { enforces } from "./fault.js";
import type { Answer, Received } from "./message.js";
import { plain, xmlError } from "./obs-answers.js";
import { creationBreaches } from "./obs-breaches.js";
import { grantsOf } from "./obs-grants.js";
import type { ObsBucket, ObsCall, ObsState } from "./obs-state.js";
import { parseXml } from "./obs-xml.js";

const bucketLimit = 100;
const reuseMs = 30 * 60 * 1000;

/** Creates a bucket, or says why not. */
export function createBucket(call: ObsCall, state: ObsState): Answer {
  const { bucket, of } = call;
  const { fault, style } = state;
  const name = bucket.toLowerCase();
  const refused = creationBreaches(call, state).find((one) => enforces(fault, one.rule));
  if (refused) {
    if (!enforces(fault, "refusal: creates nothing")) keep(name, newBucket(call, state), state);
    return xmlError(of, refused.code, `Not possible: ${refused.rule}.`, `/${bucket}`);
  }
  const full = limitRefusal(call, state);
  // Which of several things in the way is told first is open.
  if (full && style.variant === 1) return full;
  const before = state.buckets.get(name);
  if (before !== undefined) return createAgain(call, before, state);
  if (Date.now() - (state.deleted.get(name) ?? 0) < reuseMs && enforces(fault, "name: reused"))
    return xmlError(of, reuseCodes[style.variant] ?? "OperationAborted", undefined, `/${name}`);
  if (full && enforces(fault, "limit: refuses")) return full;
  keep(name, newBucket(call, state), state);
  return full ?? created(call, state);
}

/** The page has no code for a name that rests, and none for one bucket too many. */
const reuseCodes = ["OperationAborted", "BucketAlreadyExists", "InvalidBucketName", "AccessDenied"];

function created({ of, bucket }: ObsCall, { style }: ObsState): Answer {
  return plain(of, 200, {
    Location: `/${bucket.toLowerCase()}`,
    ...(style.variant === 1 ? { "x-reserved-indicator": "Unauthorized" } : {}),
  });
}

function keep(name: string, bucket: ObsBucket, { buckets, listed, fault }: ObsState): void {
  if (enforces(fault, "create: stores")) buckets.set(name, bucket);
  if (enforces(fault, "create: lists")) listed.set(name, bucket);
}

function newBucket({ request, account }: ObsCall, state: ObsState): ObsBucket {
  const { fault } = state;
  const locked =
    (asksForLock(request) && enforces(fault, "lock: enabled")) || !enforces(fault, "lock: asked for");
  return {
    owner: account.id,
    region: regionFor(request, state),
    createdAt: Date.now(),
    locked,
    acl: grantsOf(request, fault),
    versioning: locked && enforces(fault, "lock: versions") ? "Enabled" : undefined,
    retention: "",
  };
}

function asksForLock({ headers }: Received): boolean {
  return /^true$/i.test(headers.get("x-obs-bucket-object-lock-enabled") ?? "");
}

function regionFor(request: Received, { regions, fault }: ObsState): string {
  const [usual = "", other = ""] = regions;
  const named = locationOf(request);
  if (named === undefined) return enforces(fault, "location: default") ? usual : other;
  return enforces(fault, "location: followed") ? named : usual;
}

/** What the creation of a bucket comes to that is there already. */
function createAgain(call: ObsCall, before: ObsBucket, state: ObsState): Answer {
  const { request, account, of, bucket } = call;
  const { fault, style } = state;
  const conflict = (code: string) => xmlError(of, code, undefined, `/${bucket}`);
  if (before.owner !== account.id) {
    if (enforces(fault, "conflict: account")) return conflict("BucketAlreadyExists");
    if (!enforces(fault, "conflict: owner stays")) before.owner = account.id;
    return created(call, state);
  }
  const region = regionFor(request, state);
  if (region !== before.region) {
    if (enforces(fault, "conflict: region")) return conflict("BucketAlreadyOwnedByYou");
    if (!enforces(fault, "conflict: region stays")) before.region = region;
    return created(call, state);
  }
  if (!enforces(fault, "repeat: accepted")) return conflict("BucketAlreadyOwnedByYou");
  // WORM cannot come later: whether asking for it here is refused or passed over is open.
  if (asksForLock(request) && !before.locked && style.variant === 3) return conflict("InvalidRequest");
  if (!enforces(fault, "repeat: keeps acl")) before.acl = grantsOf(request, fault);
  if (asksForLock(request) && !enforces(fault, "repeat: adds no lock")) before.locked = true;
  if (!asksForLock(request) && !enforces(fault, "repeat: keeps lock")) unlock(before);
  return created(call, state);
}

function unlock(bucket: ObsBucket): void {
  bucket.locked = false;
  bucket.retention = "";
}

function limitRefusal({ account, of }: ObsCall, { buckets, fault, style }: ObsState): Answer | undefined {
  const limit = enforces(fault, "limit: a hundred") ? bucketLimit : bucketLimit / 10;
  const owned = [...buckets.values()].filter((one) => one.owner === account.id).length;
  if (owned < limit || !enforces(fault, "limit: checked")) return undefined;
  const refused = xmlError(of, "TooManyBuckets");
  return style.variant === 3 ? { ...refused, status: 403 } : refused;
}

function locationOf({ body }: Received): string | undefined {
  const root = body.length === 0 ? "malformed" : parseXml(body);
  if (root === "malformed") return undefined;
  return root.children.find((child) => child.name === "Location")?.text.trim() || undefined;
}
