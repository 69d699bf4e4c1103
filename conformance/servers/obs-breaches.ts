import type { Received } from "./message.js";
import { cannedGrants, grantHeaders } from "./obs-grants.js";
import type { ObsCall, ObsState } from "./obs-state.js";
import { parseXml } from "./obs-xml.js";

/** A rule for requests that is broken, and the code that names this. */
export interface CreationBreach {
  readonly rule: string;
  readonly code: string;
}

/** Everything that is wrong with a creation, whatever there is already. */
export function creationBreaches({ request, bucket }: ObsCall, state: ObsState): readonly CreationBreach[] {
  const { variant } = state.style;
  return [
    ...[nameBreach(bucket, variant), bodyBreach(request, state)].filter((one) => one !== undefined),
    ...headerBreaches(request, variant),
  ];
}

/** Host names know no case, so one variant reads capitals as small letters. */
function nameBreach(given: string, variant: number): CreationBreach | undefined {
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

function bodyBreach(request: Received, { regions, style }: ObsState): CreationBreach | undefined {
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

function headerBreaches({ headers }: Received, variant: number): readonly CreationBreach[] {
  const acl = headers.get("x-obs-acl");
  const lock = headers.get("x-obs-bucket-object-lock-enabled");
  const known =
    acl === undefined ||
    Object.hasOwn(cannedGrants, acl) ||
    (variant === 2 && acl === "bucket-owner-full-control");
  const grants = Object.keys(grantHeaders).filter(
    (name) => !/^(id=[^=,\s]+)(\s*,\s*id=[^=,\s]+)*$/.test(headers.get(name) ?? "id=x"),
  );
  // What any other value than "true" means is open: no lock, or a refusal.
  const lockIsOdd = lock !== undefined && !/^(true|false)$/i.test(lock) && variant !== 1;
  return [
    ...(known ? [] : [{ rule: "acl: unknown", code: "InvalidArgument" }]),
    ...grants.map(() => ({ rule: "grant: form", code: "InvalidArgument" })),
    ...(lockIsOdd ? [{ rule: "lock: value", code: "InvalidArgument" }] : []),
  ];
}
