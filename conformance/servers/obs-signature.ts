import { createHmac, timingSafeEqual } from "node:crypto";
import type { Received } from "./message.js";

/** An account of the service. */
export interface Account {
  readonly id: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Why a signature is refused: the rule it breaks and the code that names this. */
export interface SignatureBreach {
  readonly rule: string;
  readonly code: string;
}

const skewMs = 15 * 60 * 1000;

const signedSubresources = new Set(
  (
    "acl attname cors customdomain delete deletebucket encryption inventory length lifecycle location logging metadata " +
    "modify name notification object-lock partNumber policy position quota rename replication requestPayment restore " +
    "retention storageClass storagePolicy storageinfo tagging torrent truncate uploadId uploads versionId versioning " +
    "versions website x-obs-security-token response-content-type response-content-language response-expires " +
    "response-cache-control response-content-disposition response-content-encoding"
  ).split(" "),
);

/** The account that signed a request, with every rule that the request breaks on the way. */
export function verifySignature(
  request: Received,
  bucket: string | undefined,
  accounts: readonly Account[],
): { readonly account: Account | undefined; readonly breaches: readonly SignatureBreach[] } {
  const header = request.headers.get("authorization");
  if (header === undefined || header === "") return refusal("credential: missing", "AccessDenied");
  const [scheme = "", credential = ""] = header.split(" ");
  const colon = credential.indexOf(":");
  const account = accounts.find((one) => one.accessKey === credential.slice(0, colon));
  const given = credential.slice(colon + 1);
  const breaches: SignatureBreach[] = [];
  if (scheme !== "OBS") breaches.push({ rule: "credential: scheme", code: "AccessDenied" });
  if (colon < 0) breaches.push({ rule: "credential: form", code: "AccessDenied" });
  breaches.push(...dateBreaches(request));
  if (account === undefined) breaches.push({ rule: "credential: key", code: "InvalidAccessKeyId" });
  else if (!same(given, signature(request, bucket, account))) {
    breaches.push({ rule: "credential: signature", code: "SignatureDoesNotMatch" });
  }
  return { account, breaches };
}

/** The signature that an account gives a request. */
export function signature(request: Received, bucket: string | undefined, account: Account): string {
  return createHmac("sha1", account.secretKey).update(stringToSign(request, bucket), "utf8").digest("base64");
}

function stringToSign({ method, path, query, headers }: Received, bucket: string | undefined): string {
  const header = (name: string) => headers.get(name) ?? "";
  const date = headers.has("x-obs-date") ? "" : header("date");
  const own = [...headers]
    .filter(([name]) => name.startsWith("x-obs-"))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}:${value}\n`);
  const subresources = query
    .split("&")
    .filter((part) => signedSubresources.has(part.split("=")[0] ?? ""))
    .sort()
    .map((part) => part.replace(/=$/, ""))
    .join("&");
  const resource =
    (bucket === undefined ? path : `/${bucket}${path}`) + (subresources === "" ? "" : `?${subresources}`);
  return [method, header("content-md5"), header("content-type"), date, own.join("") + resource].join("\n");
}

function dateBreaches({ headers }: Received): readonly SignatureBreach[] {
  const date = headers.get("x-obs-date") ?? headers.get("date");
  if (date === undefined) return [{ rule: "date: missing", code: "AccessDenied" }];
  const at = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (Number.isNaN(at)) return [{ rule: "date: form", code: "AccessDenied" }];
  return Math.abs(Date.now() - at) > skewMs ? [{ rule: "date: skew", code: "RequestTimeTooSkewed" }] : [];
}

function refusal(rule: string, code: string) {
  return { account: undefined, breaches: [{ rule, code }] };
}

function same(given: string, right: string): boolean {
  const one = Buffer.from(given);
  const other = Buffer.from(right);
  return one.length === other.length && timingSafeEqual(one, other);
}
