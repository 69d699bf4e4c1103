import type { Answer } from "./message.js";
import { plain, xmlDocument, xmlError } from "./obs-answers.js";
import { cannedGrants } from "./obs-create.js";
import type { ObsBucket, ObsCall, ObsState } from "./obs-state.js";
import { escapeXml, parseXml, type XmlElement } from "./obs-xml.js";

type Reply = (call: ObsCall, bucket: ObsBucket, state: ObsState) => Answer;

/** What can be read or written about a bucket. */
export const obsSubresources: Readonly<Record<string, { readonly get?: Reply; readonly put?: Reply }>> = {
  location: { get: ({ of }, bucket) => xmlDocument(of, "Location", escapeXml(bucket.region)) },
  acl: { get: ({ of }, bucket) => xmlDocument(of, "AccessControlPolicy", aclInner(bucket)), put: putAcl },
  versioning: {
    get: ({ of }, { versioning }) =>
      xmlDocument(
        of,
        "VersioningConfiguration",
        versioning === undefined ? "" : `<Status>${versioning}</Status>`,
      ),
    put: putVersioning,
  },
  "object-lock": { get: getLock, put: putLock },
};

/** The buckets of an account. */
export function listBuckets({ of, account }: ObsCall, { buckets }: ObsState): Answer {
  const own = [...buckets].filter(([, bucket]) => bucket.owner === account.id);
  const inner = own.map(
    ([name, { created, region }]) =>
      `<Bucket><Name>${name}</Name><CreationDate>${created}</CreationDate><Location>${region}</Location>` +
      "<BucketType>OBJECT</BucketType></Bucket>",
  );
  return xmlDocument(
    of,
    "ListAllMyBucketsResult",
    `<Owner><ID>${account.id}</ID></Owner><Buckets>${inner.join("")}</Buckets>`,
  );
}

/** The objects of a bucket: there are none. */
export function listObjects({ of, bucket }: ObsCall): Answer {
  const inner = `<Name>${escapeXml(bucket)}</Name><Prefix></Prefix><Marker></Marker><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>`;
  return xmlDocument(of, "ListBucketResult", inner);
}

function aclInner({ owner, acl }: ObsBucket): string {
  const all = [{ permission: "FULL_CONTROL", account: owner, delivered: false }, ...acl];
  const grants = all.map(({ permission, account, delivered }) => {
    const grantee = account === undefined ? "<Canned>Everyone</Canned>" : `<ID>${escapeXml(account)}</ID>`;
    const shown = delivered ? "<Delivered>true</Delivered>" : "<Delivered>false</Delivered>";
    return `<Grant><Grantee>${grantee}</Grantee><Permission>${permission}</Permission>${shown}</Grant>`;
  });
  return `<Owner><ID>${owner}</ID></Owner><AccessControlList>${grants.join("")}</AccessControlList>`;
}

function putAcl({ request, of }: ObsCall, bucket: ObsBucket): Answer {
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
      : child(root, "AccessControlList");
  if (list === undefined) return xmlError(of, "MalformedACLError");
  const grants = list.children.map((grant) => ({
    permission: child(grant, "Permission")?.text ?? "",
    account: child(child(grant, "Grantee"), "ID")?.text,
    delivered: child(grant, "Delivered")?.text === "true",
  }));
  const permissions = ["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"];
  if (grants.length > 100 || grants.some(({ permission }) => !permissions.includes(permission))) {
    return xmlError(of, "MalformedACLError");
  }
  bucket.acl = grants.filter(({ account }) => account !== bucket.owner);
  return plain(of, 200);
}

function putVersioning({ request, of }: ObsCall, bucket: ObsBucket): Answer {
  const root = parseXml(request.body);
  if (root === "malformed" || root.name !== "VersioningConfiguration") return xmlError(of, "MalformedXML");
  const status = child(root, "Status")?.text;
  if (status !== "Enabled" && status !== "Suspended") return xmlError(of, "MalformedXML");
  if (bucket.locked && status === "Suspended") return xmlError(of, "InvalidBucketState");
  bucket.versioning = status;
  return plain(of, 200);
}

function getLock({ of }: ObsCall, { locked, retention }: ObsBucket): Answer {
  const enabled = locked ? "<ObjectLockEnabled>Enabled</ObjectLockEnabled>" : "";
  return xmlDocument(of, "ObjectLockConfiguration", `${enabled}${retention}`);
}

function putLock({ request, of }: ObsCall, bucket: ObsBucket): Answer {
  if (!bucket.locked) return xmlError(of, "InvalidRequest", "object lock is disabled for the bucket");
  const root = parseXml(request.body);
  if (root === "malformed" || root.name !== "ObjectLockConfiguration") return xmlError(of, "MalformedXML");
  const rule = child(root, "Rule");
  if (rule === undefined) {
    bucket.retention = "";
    return plain(of, 200);
  }
  const retention = child(rule, "DefaultRetention");
  const inRange = (name: string, most: number) => {
    const text = child(retention, name)?.text;
    return text !== undefined && /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= most
      ? text
      : undefined;
  };
  const days = inRange("Days", 36_500);
  const years = inRange("Years", 100);
  const good =
    child(retention, "Mode")?.text === "COMPLIANCE" && (days === undefined) !== (years === undefined);
  if (!good) return xmlError(of, "MalformedXML");
  const period = `<Days>${days ?? 0}</Days><Years>${years ?? 0}</Years>`;
  bucket.retention = `<Rule><DefaultRetention><Mode>COMPLIANCE</Mode>${period}</DefaultRetention></Rule>`;
  return plain(of, 200);
}

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}
