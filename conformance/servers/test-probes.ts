import type { Received } from "./message.js";
import { signature } from "./obs-signature.js";
import { isRecord } from "./shape.js";

/** One request of a test, and what it is about; those called "bad" have to be refused. */
export interface Probe {
  readonly what: string;
  readonly request: Received;
}

interface JsonSubject {
  readonly path: string;
  /** Methods and paths about one resource, the last of which deletes it. */
  readonly one: readonly (readonly [string, string])[];
  readonly type: string;
  readonly authorization: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly good: (name: string) => Readonly<Record<string, unknown>>;
}

const wrongValues: readonly unknown[] = [null, 7, 0.5, 2 ** 40, true, [], {}, ["a"], "3", "true", "10"];
const oddTexts = [
  "",
  " ",
  "a b",
  "a!b@c",
  "\u{1f600}",
  "x".repeat(1_500),
  "y".repeat(20_000),
  "a\0b",
  "\ud800",
  "é",
];

/** Good, bad and odd requests to a JSON service, each derived from a good one. */
export function jsonProbes(subject: JsonSubject): readonly Probe[] {
  const { path, type, authorization, good } = subject;
  const headers = { "content-type": type, authorization };
  let names = 0;
  const name = () => `bucket-${String.fromCharCode(97 + (names % 26))}${(names++).toString(36)}`;
  const at = (
    what: string,
    method: string,
    where: string,
    sent: Readonly<Record<string, string>>,
    body: string | Buffer,
  ) => ({
    what,
    request: request(method, where, sent, body),
  });
  const post = (what: string, body: string | Buffer, sent: Readonly<Record<string, string>> = headers) =>
    at(what, "POST", path, sent, body);
  const cleaned = (probes: readonly Probe[]) =>
    probes.flatMap((probe) => [
      probe,
      at("clean up", "DELETE", `${path.replace(/\/$/, "")}/{left}`, headers, ""),
    ]);
  const leaves = leavesOf(good("a"), []);
  const text = JSON.stringify(good("zz"));
  const token = authorization.split(" ").at(-1) ?? "";
  const withoutType = { authorization };
  const lifecycle = [
    post("good", JSON.stringify(good(name()))),
    at("list", "GET", path, headers, ""),
    at("bad list", "GET", path, {}, ""),
    ...subject.one.map(([method, where]) =>
      at(`bad one ${method}`, method, where, { authorization: "no" }, ""),
    ),
    post("good again", JSON.stringify(good(name()))),
    ...subject.one.map(([method, where]) => at(`one ${method}`, method, where, headers, "")),
  ];
  const others = [
    ...leaves.flatMap((leaf) => [
      post(`without ${leaf.join(".")}`, JSON.stringify(changed(good(name()), leaf, undefined))),
      ...wrongValues.map((value) =>
        post(
          `${leaf.join(".")} ${JSON.stringify(value)}`,
          JSON.stringify(changed(good(name()), leaf, value)),
        ),
      ),
      ...oddTexts.map((value, index) =>
        post(`${leaf.join(".")} odd ${index}`, JSON.stringify(changed(good(name()), leaf, value))),
      ),
      post(
        `${leaf.join(".")} unknown`,
        JSON.stringify(changed(good(name()), leaf, "6a1f0c1e-0d3b-4f7e-9c55-0123456789ab")),
      ),
    ]),
    post("limits empty", JSON.stringify({ ...good(name()), limits: {} })),
    post("bad malformed", text.slice(0, -2)),
    post("bad empty", ""),
    post("bad array", "[]"),
    post("bad null", "null"),
    post(
      "bad UTF-8",
      Buffer.concat([Buffer.from(text.slice(0, -3)), Buffer.of(0xff, 0xfe), Buffer.from('"}')]),
    ),
    post("bad deep", "[".repeat(5_000) + "]".repeat(5_000)),
    post("bad media type", text, { ...headers, "content-type": "text/plain" }),
    post("bad media type json", text, {
      ...headers,
      "content-type": type === "application/json" ? "application/xml" : "application/json",
    }),
    post("bad no media type", text, withoutType),
    post("bad no credential", text, { "content-type": type }),
    post("bad token", text, { ...headers, authorization: authorization.replace(token, "nobody") }),
    post("bad half token", text, {
      ...headers,
      authorization: authorization.replace(token, token.slice(0, 12)),
    }),
    post("bad scheme", text, { ...headers, authorization: `Basic ${token}` }),
    at("bad PATCH", "PATCH", path, headers, text),
    at("bad PUT", "PUT", path, headers, JSON.stringify(good(name()))),
    at("bad DELETE", "DELETE", path, headers, ""),
    ...(subject.headers ? [post("bad headers", text, { ...headers, ...subject.headers })] : []),
    at("bad path", "GET", `${path}/%zz%ff`, headers, ""),
  ];
  return [...lifecycle, ...cleaned(others)];
}

function leavesOf(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  const own = path.length === 0 ? [] : [path];
  if (!isRecord(value)) return own;
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))];
}

function changed(value: unknown, [key, ...rest]: readonly string[], to: unknown): unknown {
  if (key === undefined) return to;
  const record = isRecord(value) ? value : {};
  return { ...record, [key]: changed(record[key], rest, to) };
}

function request(
  method: string,
  target: string,
  headers: Readonly<Record<string, string>>,
  body: string | Buffer,
): Received {
  const [path = "", query = ""] = target.split("?");
  return { method, path, query, headers: new Map(Object.entries(headers)), body: Buffer.from(body) };
}

/** Good, bad and odd requests to the virtual-hosted XML service. */
export function obsProbes(env: Readonly<Record<string, string>>): readonly Probe[] {
  const account = {
    id: "",
    accessKey: env.OBS_ACCESS_KEY_ID ?? "",
    secretKey: env.OBS_SECRET_ACCESS_KEY ?? "",
  };
  let names = 0;
  const signed = (what: string, method: string, more: Partial<SignedOptions> = {}): Probe => {
    const {
      bucket = `bucket-${names++}`,
      target = "/",
      headers = {},
      body = "",
      date = new Date(),
      change,
    } = more;
    const host = bucket === "" ? "localhost:1" : `${bucket}.localhost:1`;
    const plain = request(method, target, { host, date: date.toUTCString(), ...headers }, body);
    const authorization = `OBS ${account.accessKey}:${signature(plain, bucket === "" ? undefined : bucket, account)}`;
    const all = new Map([...plain.headers, ["authorization", change?.(authorization) ?? authorization]]);
    if (change?.(authorization) === "") all.delete("authorization");
    return { what, request: { ...plain, headers: all } };
  };
  const put = (what: string, more: Partial<SignedOptions> = {}) => signed(what, "PUT", more);
  const config = (
    inner: string,
    root = 'CreateBucketConfiguration xmlns="http://obs.region.example.com/doc/2015-06-30/"',
  ) => `<${root}>${inner}</${root.split(" ")[0]}>`;
  const location = `<Location>${env.OBS_OTHER_REGION}</Location>`;
  const known = { bucket: "well-known" };
  return [
    put("good", { ...known, body: config(location) }),
    put("again", { ...known, body: config(location) }),
    put("bad other region", known),
    signed("head", "HEAD", known),
    signed("location", "GET", { ...known, target: "/?location" }),
    signed("acl", "GET", { ...known, target: "/?acl" }),
    signed("list", "GET", { bucket: "" }),
    ...["HEAD", "DELETE"].map((method) => signed(`bad ${method}`, method, { ...known, change: () => "" })),
    signed("bad list", "GET", { bucket: "", change: () => "" }),
    put("lock", { headers: { "x-obs-bucket-object-lock-enabled": "true" } }),
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
    put("bad key", { change: (authorization) => authorization.replace(account.accessKey, "NOBODY") }),
    put("bad scheme", { change: (authorization) => authorization.replace("OBS", "AWS") }),
    put("bad form", { change: () => "OBS" }),
    put("bad date", { date: new Date(Date.now() - 3_600_000) }),
    signed("bad PATCH", "PATCH"),
    signed("delete", "DELETE", known),
    put("bad reuse", known),
    signed("bad object", "GET", { ...known, target: "/%zz" }),
  ];
}

interface SignedOptions {
  readonly bucket: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly date: Date;
  readonly change: (authorization: string) => string;
}
