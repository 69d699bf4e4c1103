import type { Answer } from "./message.js";
import { plain, xmlDocument, xmlError } from "./obs-answers.js";
import { cannedGrants } from "./obs-grants.js";
import type { Grant, ObsBucket, ObsCall, ObsState } from "./obs-state.js";
import { childOf, escapeXml, parseXml } from "./obs-xml.js";

const permissions = ["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"];
const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** The access control list of a bucket. */
export function getAcl({ of }: ObsCall, { owner, acl }: ObsBucket, { style }: ObsState): Answer {
  const own: Grant = { permission: "FULL_CONTROL", account: owner, delivered: false };
  // Where the owner's own grant stands is open.
  const all = style.variant === 2 ? [...acl, own] : [own, ...acl];
  const grants = all.map((grant) => {
    const shown = `<Permission>${grant.permission}</Permission>${delivery(grant, style.variant)}`;
    return `<Grant>${grantee(grant, style.variant)}${shown}</Grant>`;
  });
  const list = `<AccessControlList>${grants.join("")}</AccessControlList>`;
  return xmlDocument(of, "AccessControlPolicy", `<Owner><ID>${owner}</ID></Owner>${list}`);
}

/** Everyone has a name of its own in one place and an address in another. */
function grantee({ account }: Grant, variant: number): string {
  if (variant !== 1) {
    const inner = account === undefined ? "<Canned>Everyone</Canned>" : `<ID>${escapeXml(account)}</ID>`;
    return `<Grantee>${inner}</Grantee>`;
  }
  return account === undefined
    ? `<Grantee ${xsi} xsi:type="Group"><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee>`
    : `<Grantee ${xsi} xsi:type="CanonicalUser"><ID>${escapeXml(account)}</ID></Grantee>`;
}

/** Whether a grant reaches the objects is shown always, only where it does, or not at all. */
function delivery({ delivered }: Grant, variant: number): string {
  if (variant === 3 || (variant === 1 && !delivered)) return "";
  return `<Delivered>${delivered}</Delivered>`;
}

/** Replaces what is granted. */
export function putAcl({ request, of }: ObsCall, bucket: ObsBucket): Answer {
  const canned = request.headers.get("x-obs-acl");
  if (canned !== undefined) {
    if (!Object.hasOwn(cannedGrants, canned)) return xmlError(of, "InvalidArgument");
    bucket.acl = cannedGrants[canned] ?? [];
    return plain(of, 200);
  }
  const root = parseXml(request.body);
  const list =
    root === "malformed" || root.name !== "AccessControlPolicy"
      ? undefined
      : childOf(root, "AccessControlList");
  if (list === undefined) return xmlError(of, "MalformedACLError");
  const grants = list.children.map((grant) => ({
    permission: childOf(grant, "Permission")?.text ?? "",
    account: childOf(childOf(grant, "Grantee"), "ID")?.text,
    delivered: childOf(grant, "Delivered")?.text === "true",
  }));
  if (grants.length > 100 || grants.some(({ permission }) => !permissions.includes(permission)))
    return xmlError(of, "MalformedACLError");
  bucket.acl = grants.filter(({ account }) => account !== bucket.owner);
  return plain(of, 200);
}
