import { obsSigner, type SignedOptions } from "./obs-signer.js";
import type { Probe } from "./probe.js";

/** Good, bad and odd requests to the virtual-hosted XML service. */
export function obsProbes(env: Readonly<Record<string, string>>): readonly Probe[] {
  const sign = obsSigner({ accessKey: env.OBS_ACCESS_KEY_ID, secretKey: env.OBS_SECRET_ACCESS_KEY });
  let names = 0;
  const signed = (what: string, method: string, more: Partial<SignedOptions> = {}): Probe => ({
    what,
    request: sign(method, { bucket: `bucket-${names++}`, ...more }),
  });
  const put = (what: string, more: Partial<SignedOptions> = {}) => signed(what, "PUT", more);
  const config = (
    inner: string,
    root = 'CreateBucketConfiguration xmlns="http://obs.region.example.com/doc/2015-06-30/"',
  ) => `<${root}>${inner}</${root.split(" ")[0]}>`;
  const location = `<Location>${env.OBS_OTHER_REGION ?? env.OBS_REGION}</Location>`;
  const known = { bucket: "well-known" };
  return [
    put("good", { ...known, body: config(location) }),
    put("again", { ...known, body: config(location) }),
    ...(env.OBS_OTHER_REGION === undefined ? [] : [put("bad other region", known)]),
    signed("head", "HEAD", known),
    signed("location", "GET", { ...known, target: "/?location" }),
    signed("acl", "GET", { ...known, target: "/?acl" }),
    signed("list", "GET", { bucket: "" }),
    ...["HEAD", "DELETE"].map((method) => signed(`bad ${method}`, method, { ...known, change: () => "" })),
    signed("bad list", "GET", { bucket: "", change: () => "" }),
    put("lock", { headers: { "x-obs-bucket-object-lock-enabled": "true" } }),
    put("plain"),
    ...["public-read", "public-read-write-delivered"].map((acl) =>
      put(acl, { headers: { "x-obs-acl": acl } }),
    ),
    put("grant", { headers: { "x-obs-grant-read": "id=abc" } }),
    put("bad acl", { headers: { "x-obs-acl": "everybody" } }),
    put("bad grant", { headers: { "x-obs-grant-read": "everybody" } }),
    put("bad malformed", { body: config(location).slice(0, -4) }),
    put("bad root", { body: config(location, "Configuration") }),
    put("bad namespace", { body: config(location, 'CreateBucketConfiguration xmlns="urn:other"') }),
    put("bad repeated", { body: config(location + location) }),
    put("bad region", { body: config("<Location>nowhere</Location>") }),
    put("empty location", { body: config("<Location></Location>") }),
    put("foreign", { body: config(`${location}<Colour>red</Colour>`) }),
    put("bad emoji", { body: config("<Location>\u{1f600}</Location>") }),
    put("bad long", { body: config(`<Location>${"x".repeat(20_000)}</Location>`) }),
    put("bad UTF-8", { body: Buffer.of(0x3c, 0xff, 0xfe, 0x3e) }),
    put("bad deep", { body: "<a>".repeat(5_000) + "</a>".repeat(5_000) }),
    put("bad entity", { body: `<!DOCTYPE a [<!ENTITY b "c">]>${config(location)}` }),
    ...["ab", "a_b_c", "-abc", "10.0.0.1", "a..b", "x".repeat(64)].map((bucket) =>
      put(`bad name ${bucket}`, { bucket }),
    ),
    put("bad unsigned", { change: () => "" }),
    put("bad signature", { change: (authorization) => `${authorization.slice(0, -5)}AAAA=` }),
    put("bad key", {
      change: (authorization) => authorization.replace(env.OBS_ACCESS_KEY_ID ?? "", "NOBODY"),
    }),
    put("bad scheme", { change: (authorization) => authorization.replace("OBS", "AWS") }),
    put("bad form", { change: () => "OBS" }),
    put("bad date", { date: new Date(Date.now() - 3_600_000) }),
    signed("bad PATCH", "PATCH"),
    signed("delete", "DELETE", known),
    put("reuse", known),
    signed("bad object", "GET", { ...known, target: "/%zz" }),
  ];
}
