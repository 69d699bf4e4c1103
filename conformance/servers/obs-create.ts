import { enforces } from "./fault.js";
import type { Answer, Received } from "./message.js";
import { plain, xmlError } from "./obs-answers.js";
import type { Grant, ObsCall, ObsState } from "./obs-state.js";
import { parseXml } from "./obs-xml.js";

const bucketLimit = 100;
const reuseMs = 30 * 60 * 1000;

/** The grants that each predefined policy stands for. */
export const cannedGrants: Readonly<Record<string, readonly Grant[]>> = {
  private: [],
  "public-read": everyone(["READ"], false),
  "public-read-write": everyone(["READ", "WRITE"], false),
  "public-read-delivered": everyone(["READ"], true),
  "public-read-write-delivered": everyone(["READ", "WRITE"], true),
};

function everyone(permissions: readonly string[], delivered: boolean): readonly Grant[] {
  return permissions.map((permission) => ({ permission, account: undefined, delivered }));
}

const grantHeaders: Readonly<Record<string, Omit<Grant, "account">>> = {
  "x-obs-grant-read": { permission: "READ", delivered: false },
  "x-obs-grant-write": { permission: "WRITE", delivered: false },
  "x-obs-grant-read-acp": { permission: "READ_ACP", delivered: false },
  "x-obs-grant-write-acp": { permission: "WRITE_ACP", delivered: false },
  "x-obs-grant-full-control": { permission: "FULL_CONTROL", delivered: false },
  "x-obs-grant-read-delivered": { permission: "READ", delivered: true },
  "x-obs-grant-full-control-delivered": { permission: "FULL_CONTROL", delivered: true },
};

/** Creates a bucket, or says why not. */
export function createBucket({ request, bucket, account, of }: ObsCall, state: ObsState): Answer {
  const { fault, style } = state;
  const broken = [
    nameBreach(bucket, style.variant),
    bodyBreach(request, state),
    ...headerBreaches(request, state),
  ];
  const refused = broken.find((one) => one !== undefined && enforces(fault, one.rule));
  if (refused) return xmlError(of, refused.code, `Not possible: ${refused.rule}.`, `/${bucket}`);
  const name = bucket.toLowerCase();
  const region = locationOf(request) ?? state.regions[0] ?? "";
  const created = {
    Location: `/${name}`,
    ...(style.variant === 1 ? { "x-reserved-indicator": "Unauthorized" } : {}),
  };
  const before = state.buckets.get(name);
  if (before !== undefined) {
    if (before.owner !== account.id) return xmlError(of, "BucketAlreadyExists", undefined, `/${name}`);
    return before.region === region
      ? plain(of, 200, created)
      : xmlError(of, "BucketAlreadyOwnedByYou", undefined, `/${name}`);
  }
  if (Date.now() - (state.deleted.get(name) ?? 0) < reuseMs && enforces(fault, "name: reused")) {
    return xmlError(
      of,
      style.variant === 0 ? "OperationAborted" : "BucketAlreadyExists",
      undefined,
      `/${name}`,
    );
  }
  const owned = [...state.buckets.values()].filter((one) => one.owner === account.id);
  if (owned.length >= bucketLimit) return xmlError(of, "TooManyBuckets");
  const locked = /^true$/i.test(request.headers.get("x-obs-bucket-object-lock-enabled") ?? "");
  state.buckets.set(name, {
    owner: account.id,
    region,
    created: new Date().toISOString(),
    locked,
    acl: aclOf(request),
    versioning: locked ? "Enabled" : undefined,
    retention: "",
  });
  return plain(of, 200, created);
}

interface Breach {
  readonly rule: string;
  readonly code: string;
}

/** Host names know no case, so one variant reads capitals as small letters. */
function nameBreach(given: string, variant: number): Breach | undefined {
  const name = variant === 1 ? given.toLowerCase() : given;
  const broken = (rule: string) => ({ rule: `name: ${rule}`, code: "InvalidBucketName" });
  if (name.length < 3) return broken("short");
  if (name.length > 63) return broken("long");
  if (/[A-Z]/.test(name)) return broken("capitals");
  if (!/^[a-z0-9.-]*$/.test(name)) return broken("characters");
  if (/^[-.]|[-.]$/.test(name)) return broken("ends");
  if (/\.\.|\.-|-\./.test(name)) return broken("dots");
  return /^\d+\.\d+\.\d+\.\d+$/.test(name) ? broken("address") : undefined;
}

function bodyBreach(request: Received, { regions, style }: ObsState): Breach | undefined {
  if (style.variant === 2 && request.headers.has("transfer-encoding"))
    return { rule: "body: length", code: "MissingContentLength" };
  if (request.body.length === 0) return undefined;
  const root = parseXml(request.body);
  const malformed = (rule: string) => ({ rule: `body: ${rule}`, code: "MalformedXML" });
  if (root === "malformed") return malformed("malformed");
  if (root.name !== "CreateBucketConfiguration") return malformed("root");
  if (root.namespace !== undefined && !root.namespace.endsWith("/doc/2015-06-30/"))
    return malformed("namespace");
  const locations = root.children.filter((child) => child.name === "Location");
  if (locations.length > 1) return malformed("repeated");
  if (style.variant % 2 === 1 && locations.length !== root.children.length) return malformed("foreign");
  if (locations[0]?.children.length) return malformed("nested");
  const location = locations[0]?.text.trim();
  if (location === undefined || (location === "" && style.variant === 0)) return undefined;
  return regions.includes(location)
    ? undefined
    : { rule: "location: unknown", code: "InvalidLocationConstraint" };
}

function headerBreaches({ headers }: Received, { style }: ObsState): readonly Breach[] {
  const acl = headers.get("x-obs-acl");
  const lock = headers.get("x-obs-bucket-object-lock-enabled");
  const known =
    acl === undefined ||
    Object.hasOwn(cannedGrants, acl) ||
    (style.variant === 2 && acl === "bucket-owner-full-control");
  const grants = Object.keys(grantHeaders).filter(
    (name) => !/^(id=[^=,\s]+)(\s*,\s*id=[^=,\s]+)*$/.test(headers.get(name) ?? "id=x"),
  );
  // What any other value than "true" means is open: no lock, or a refusal.
  const lockIsOdd = lock !== undefined && !/^(true|false)$/i.test(lock) && style.variant !== 1;
  return [
    ...(known ? [] : [{ rule: "acl: unknown", code: "InvalidArgument" }]),
    ...grants.map(() => ({ rule: "grant: form", code: "InvalidArgument" })),
    ...(lockIsOdd ? [{ rule: "lock: value", code: "InvalidArgument" }] : []),
  ];
}

function locationOf({ body }: Received): string | undefined {
  const root = body.length === 0 ? "malformed" : parseXml(body);
  if (root === "malformed") return undefined;
  return root.children.find((child) => child.name === "Location")?.text.trim() || undefined;
}

function aclOf({ headers }: Received): readonly Grant[] {
  const named = Object.entries(grantHeaders).flatMap(([header, grant]) =>
    [...(headers.get(header) ?? "").matchAll(/id=([^,\s]+)/g)].map(([, account]) => ({ ...grant, account })),
  );
  return [...(cannedGrants[headers.get("x-obs-acl") ?? "private"] ?? []), ...named];
}
