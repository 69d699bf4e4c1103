import { type Probe, request } from "./probe.js";
import { isRecord } from "./shape.js";

interface JsonSubject {
  readonly path: string;
  /** Methods and paths about one resource, the last of which deletes it. */
  readonly one: readonly (readonly [string, string])[];
  readonly type: string;
  readonly authorization: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Other valid bodies. */
  readonly variants?: readonly Readonly<Record<string, unknown>>[];
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
    ...(subject.variants ?? []).map((body, index) => post(`variant ${index}`, JSON.stringify(body))),
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
