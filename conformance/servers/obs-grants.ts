import { enforces, type Fault } from "./fault.js";
import type { Received } from "./message.js";
import type { Account } from "./obs-signature.js";
import type { Grant, ObsBucket } from "./obs-state.js";

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

/** What each header of a creation grants to the accounts that it names. */
export const grantHeaders: Readonly<Record<string, Omit<Grant, "account">>> = {
  "x-obs-grant-read": { permission: "READ", delivered: false },
  "x-obs-grant-write": { permission: "WRITE", delivered: false },
  "x-obs-grant-read-acp": { permission: "READ_ACP", delivered: false },
  "x-obs-grant-write-acp": { permission: "WRITE_ACP", delivered: false },
  "x-obs-grant-full-control": { permission: "FULL_CONTROL", delivered: false },
  "x-obs-grant-read-delivered": { permission: "READ", delivered: true },
  "x-obs-grant-full-control-delivered": { permission: "FULL_CONTROL", delivered: true },
};

/** What the headers of a creation grant, beyond what the owner has. */
export function grantsOf({ headers }: Received, fault: Fault | undefined): readonly Grant[] {
  const named = Object.entries(grantHeaders)
    .filter(([header]) => enforces(fault, `${header}: kept`))
    .flatMap(([header, meant]) => {
      const permission = enforces(fault, `${header}: as said`)
        ? meant.permission
        : (mistaken[meant.permission] ?? "READ");
      const delivered = meant.delivered && enforces(fault, `${header}: delivered`);
      return [...(headers.get(header) ?? "").matchAll(/id=([^,\s]+)/g)].map(([, given]) => {
        const account = enforces(fault, "grant: to whom") ? given : "1f0c1e6a0d3b4f7e9c550123456789ab";
        return { permission, delivered, account };
      });
    });
  const policy = headers.get("x-obs-acl") ?? "private";
  const kept = enforces(fault, "acl: kept") ? policy : "private";
  const canned = enforces(fault, `acl: ${kept} as said`) ? kept : (mistakenPolicies[kept] ?? "private");
  return [...(cannedGrants[canned] ?? []), ...named];
}

/** What a faulty server takes a permission for. */
const mistaken: Readonly<Record<string, string>> = {
  READ: "WRITE",
  WRITE: "READ",
  READ_ACP: "READ",
  WRITE_ACP: "READ_ACP",
  FULL_CONTROL: "READ",
};

/** What a faulty server takes a predefined policy for. */
const mistakenPolicies: Readonly<Record<string, string>> = {
  private: "public-read",
  "public-read": "public-read-write",
  "public-read-write": "public-read",
  "public-read-delivered": "public-read",
  "public-read-write-delivered": "public-read-delivered",
};

/** The permission that each operation needs; what is not here is for the owner alone. */
const needed: Readonly<Record<string, string>> = {
  head: "READ",
  objects: "READ",
  "GET location": "READ",
  "GET acl": "READ_ACP",
  "PUT acl": "WRITE_ACP",
};

/** May an account, or someone without one, do this with a bucket? */
export function isAllowed(of: string, bucket: ObsBucket, account: Account | undefined): boolean {
  if (account?.id === bucket.owner) return true;
  const permission = needed[of];
  return bucket.acl.some(
    (grant) =>
      (grant.account === undefined || grant.account === account?.id) &&
      (grant.permission === permission || (permission !== undefined && grant.permission === "FULL_CONTROL")),
  );
}
