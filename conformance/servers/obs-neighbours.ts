import { enforces } from "./fault.js";
import type { Answer } from "./message.js";
import { getAcl, putAcl } from "./obs-acl.js";
import { xmlDocument } from "./obs-answers.js";
import { getLock, putLock, putVersioning } from "./obs-lock.js";
import type { ObsBucket, ObsCall, ObsState } from "./obs-state.js";
import { escapeXml } from "./obs-xml.js";

type Reply = (call: ObsCall, bucket: ObsBucket, state: ObsState) => Answer;

/** One variant lists a bucket only after a while. */
const listingMs = 300;

const subresources: Readonly<Record<string, { readonly get?: Reply; readonly put?: Reply }>> = {
  location: { get: ({ of }, bucket) => xmlDocument(of, "Location", escapeXml(bucket.region)) },
  acl: { get: getAcl, put: putAcl },
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

/** What can be read or written about a bucket; some variants lack a part. */
export function obsSubresource(name: string, { style }: ObsState) {
  const lacking = style.variant === 1 ? "versioning" : style.variant === 3 ? "object-lock" : undefined;
  return name === lacking ? undefined : subresources[name];
}

/** The buckets of an account. */
export function listBuckets({ of, account }: ObsCall, { listed, style, fault }: ObsState): Answer {
  const age = style.variant === 2 ? listingMs : 0;
  const own = [...listed].filter(
    ([, bucket]) =>
      (bucket.owner === account.id || !enforces(fault, "list: own")) && Date.now() - bucket.createdAt >= age,
  );
  const inner = own.map(([name, { createdAt, region }]) => {
    const created = new Date(createdAt).toISOString();
    return (
      `<Bucket><Name>${escapeXml(name)}</Name><CreationDate>${created}</CreationDate>` +
      `<Location>${region}</Location><BucketType>OBJECT</BucketType></Bucket>`
    );
  });
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
