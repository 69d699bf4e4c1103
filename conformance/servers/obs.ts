import { randomBytes } from "node:crypto";
import { begun, defectOf, enforces, type Fault, faultNamed } from "./fault.js";
import { type Answer, emptyAnswer, type Received } from "./message.js";
import { plain, xmlError } from "./obs-answers.js";
import { createBucket } from "./obs-create.js";
import { obsFaults } from "./obs-faults.js";
import { isAllowed } from "./obs-grants.js";
import { listBuckets, listObjects, obsSubresource } from "./obs-neighbours.js";
import { type Account, verifySignature } from "./obs-signature.js";
import type { ObsBucket, ObsCall, ObsState } from "./obs-state.js";
import type { Reference } from "./reference-server.js";
import { type Behaviour, serve } from "./serve.js";
import { type Style, styleOf } from "./style.js";

/** OBS: "Creating a Bucket", with what reads, configures and deletes it. */
export const obs: Reference = {
  name: "obs",
  defects: obsFaults.map(defectOf),
  start: async ({ defect, variant, port } = {}) =>
    serve(obsBehaviour(faultNamed(obsFaults, defect), styleOf(variant)), port, "{bucket}.localhost"),
};

function environment({ variant }: Style) {
  const accessKey = () => randomBytes(10).toString("hex").toUpperCase();
  return {
    OBS_ACCESS_KEY_ID: accessKey(),
    OBS_SECRET_ACCESS_KEY: randomBytes(30).toString("base64url"),
    OBS_SECOND_ACCESS_KEY_ID: accessKey(),
    OBS_SECOND_SECRET_ACCESS_KEY: randomBytes(30).toString("base64url"),
    OBS_REGION: variant % 2 === 0 ? "region-1" : "cn-north-4",
    OBS_OTHER_REGION: "region-2",
  };
}

/** Not every user has a second account, and not every one knows of another region. */
function told(env: ReturnType<typeof environment>, { variant }: Style): Readonly<Record<string, string>> {
  const absent = [
    [],
    ["OBS_OTHER_REGION"],
    [],
    ["OBS_SECOND_ACCESS_KEY_ID", "OBS_SECOND_SECRET_ACCESS_KEY"],
    ["OBS_SECOND_ACCESS_KEY_ID", "OBS_SECOND_SECRET_ACCESS_KEY", "OBS_OTHER_REGION"],
  ][variant];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !absent?.includes(name)));
}

/** What the server does, without its socket. */
export function obsBehaviour(given: Fault | undefined, style: Style): Behaviour {
  const fault = begun(given);
  const env = environment(style);
  const accounts: readonly Account[] = [
    {
      id: "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
      accessKey: env.OBS_ACCESS_KEY_ID,
      secretKey: env.OBS_SECRET_ACCESS_KEY,
    },
    {
      id: "9f8e7d6c5b4a39281706f5e4d3c2b1a0",
      accessKey: env.OBS_SECOND_ACCESS_KEY_ID,
      secretKey: env.OBS_SECOND_SECRET_ACCESS_KEY,
    },
  ];
  const regions = [env.OBS_REGION, env.OBS_OTHER_REGION];
  const [buckets, listed] = [new Map<string, ObsBucket>(), new Map<string, ObsBucket>()];
  const state: ObsState = { accounts, regions, buckets, listed, deleted: new Map(), fault, style };
  const answer = (received: Received): Answer => {
    const request = fault?.reads?.(received) ?? received;
    const plainAnswer = answerObs(request, state);
    const faulty = fault?.writes?.(plainAnswer, request, env) ?? plainAnswer;
    // An answer to HEAD has no body, whatever it is about.
    return request.method === "HEAD"
      ? { ...emptyAnswer(faulty.of, faulty.status), headers: faulty.headers }
      : faulty;
  };
  return { env: told(env, style), style, left: () => [...state.buckets.keys()], answer };
}

function answerObs(request: Received, state: ObsState): Answer {
  const { accounts, fault, style } = state;
  const bucket = bucketOf(request);
  const query = subresourceOf(request);
  if (request.method === "HEAD" && query === "apiversion" && style.neighbours)
    return plain("version", 200, { "x-obs-api": "3.0" });
  const of = operationName(request, bucket, query);
  const { account, breaches } = verifySignature(request, bucket, accounts);
  const enforced = (rule: string) => enforces(fault, rule) && enforces(fault, `${rule} of ${of}`);
  const breach = breaches.find((one) => enforced(one.rule));
  if (breach) {
    if (breach.rule === "credential: missing" && isPublic(of, bucket, state))
      return answerBucket({ request, bucket: bucket ?? "", account: nobody, of }, query, state);
    const refused = xmlError(of, breach.code, "The signature is not good.");
    // Whether someone who shows no credential at all gets 401 or 403 is left open.
    return style.variant === 2 && breach.rule === "credential: missing"
      ? { ...refused, status: 401 }
      : refused;
  }
  const owner = account ?? accounts[0];
  if (owner === undefined) return xmlError(of, "InvalidAccessKeyId");
  const call: ObsCall = { request, bucket: bucket ?? "", account: owner, of };
  if (request.path !== "/") return xmlError(of, request.method === "GET" ? "NoSuchKey" : "MethodNotAllowed");
  if (!style.neighbours && of !== "create") return xmlError(of, "MethodNotAllowed");
  if (bucket === undefined)
    return of === "list" ? listBuckets(call, state) : xmlError(of, "MethodNotAllowed");
  return answerBucket(call, query, state);
}

const nobody: Account = { id: "nobody", accessKey: "", secretKey: "" };

/** May anyone at all do this? Some servers let people in who show no credential, where everyone may read. */
function isPublic(of: string, bucket: string | undefined, { buckets, style }: ObsState): boolean {
  const found = buckets.get(bucket ?? "");
  return style.neighbours && style.variant % 2 === 0 && found !== undefined && isAllowed(of, found, nobody);
}

function answerBucket(call: ObsCall, query: string | undefined, state: ObsState): Answer {
  const { of, bucket, account, request } = call;
  if (of === "create") return createBucket(call, state);
  const found = state.buckets.get(bucket);
  if (found === undefined) return xmlError(of, "NoSuchBucket", "There is no such bucket.", `/${bucket}`);
  if (!isAllowed(of, found, account) && enforces(state.fault, "owner: asked"))
    return xmlError(of, "AccessDenied");
  if (query !== undefined) {
    const subresource = obsSubresource(query, state);
    if (subresource === undefined && query === "object-lock") return xmlError(of, "ServiceNotImplemented");
    const method =
      request.method === "GET" ? subresource?.get : request.method === "PUT" ? subresource?.put : undefined;
    return method === undefined ? xmlError(of, "MethodNotAllowed") : method(call, found, state);
  }
  if (of === "head") {
    return plain(of, 200, {
      "x-obs-bucket-location": found.region,
      "x-obs-storage-class": "STANDARD",
      "x-obs-version": "3.0",
    });
  }
  if (of === "objects") return listObjects(call);
  return of === "delete" ? deleteBucket(call, state) : xmlError(of, "MethodNotAllowed");
}

function deleteBucket({ of, bucket }: ObsCall, { buckets, listed, deleted, fault }: ObsState): Answer {
  if (enforces(fault, "delete: removes")) {
    buckets.delete(bucket);
    deleted.set(bucket, Date.now());
  }
  if (enforces(fault, "delete: unlists")) listed.delete(bucket);
  return plain(of, 204);
}

function operationName({ method }: Received, bucket: string | undefined, query: string | undefined): string {
  if (bucket === undefined) return method === "GET" && query === undefined ? "list" : "service";
  if (query !== undefined) return `${method} ${query}`;
  const names: Readonly<Record<string, string>> = {
    PUT: "create",
    HEAD: "head",
    GET: "objects",
    DELETE: "delete",
  };
  return names[method] ?? "method";
}

const named = new Set([
  "acl",
  "location",
  "versioning",
  "object-lock",
  "quota",
  "policy",
  "lifecycle",
  "website",
  "apiversion",
  "cors",
]);

function subresourceOf({ query }: Received): string | undefined {
  return query
    .split("&")
    .map((part) => part.split("=")[0] ?? "")
    .find((key) => named.has(key));
}

/** What stands before `.localhost` in the header Host, undefined for the service itself. */
function bucketOf({ headers }: Received): string | undefined {
  return /^(.+)\.localhost(:\d+)?$/i.exec(headers.get("host") ?? "")?.[1];
}
