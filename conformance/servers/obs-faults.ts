import type { Fault } from "./fault.js";
import {
  asPage,
  crashed,
  dropped,
  fault,
  lenient,
  methodAs,
  onAnswer,
  withStatus,
  withType,
} from "./fault-kinds.js";
import { type Answer, type Received, textAnswer } from "./message.js";
import { parseXml } from "./obs-xml.js";
import type { DefectCategory } from "./reference-server.js";

type Change = (answer: Answer, request: Received) => Answer;

function created(
  name: string,
  what: string,
  category: DefectCategory,
  promises: readonly string[],
  change: Change,
): Fault {
  return fault(
    { name: `created-${name}`, what: `the answer to a creation ${what}`, category, promises },
    onAnswer("create", 200, change),
  );
}

function withHeader(name: string, value?: string): Change {
  return (answer) => {
    const others = Object.entries(answer.headers).filter(([key]) => key !== name);
    return {
      ...answer,
      headers: Object.fromEntries(value === undefined ? others : [...others, [name, value]]),
    };
  };
}

function withBody(text: string, type: string): Change {
  return (answer) => ({ ...textAnswer(answer.of, answer.status, text, type), headers: answer.headers });
}

function shown(one: Fault): Fault {
  return { ...one, severity: "warning" };
}

const xml = "application/xml";

const answers: readonly Fault[] = [
  created("201", "has status 201", "status", ["OBS-36"], withStatus(201)),
  created("202", "has status 202", "status", ["OBS-36"], withStatus(202)),
  created("204", "has status 204", "status", ["OBS-36"], withStatus(204)),
  created("500", "has status 500", "server-error", [], (answer) => crashedXml(answer)),
  created(
    "with-xml",
    "has an XML body",
    "error-body",
    ["OBS-37"],
    withBody("<CreateBucketResult><BucketArn>a</BucketArn></CreateBucketResult>", xml),
  ),
  created(
    "with-json",
    "has a JSON body",
    "error-body",
    ["OBS-37"],
    withBody('{"created":true}', "application/json"),
  ),
  created("with-text", "has a text as its body", "error-body", ["OBS-37"], withBody("OK", "text/plain")),
  created(
    "without-location",
    "has no header Location",
    "header",
    ["OBS-34", "OBS-35"],
    withHeader("Location"),
  ),
  shown(
    created(
      "location-url",
      "has a URL as Location",
      "header",
      ["OBS-35"],
      withHeader("Location", "http://obs.region.example.com/"),
    ),
  ),
  shown(
    created("location-bare", "has a Location without a slash", "header", ["OBS-35"], (answer) => ({
      ...answer,
      headers: { ...answer.headers, Location: (answer.headers.Location ?? "").slice(1) },
    })),
  ),
  shown(
    created(
      "without-request-id",
      "has no x-obs-request-id",
      "header",
      ["OBS-39"],
      withHeader("x-obs-request-id"),
    ),
  ),
  shown(created("without-id-2", "has no x-obs-id-2", "header", ["OBS-40"], withHeader("x-obs-id-2"))),
  shown(created("without-server", "has no header Server", "header", ["OBS-41"], withHeader("Server"))),
  shown(created("server-nginx", "has another Server", "header", ["OBS-41"], withHeader("Server", "nginx"))),
];

function error(name: string, what: string, category: DefectCategory, change: Change): Fault {
  const writes: Change = (answer, request) => {
    const refused =
      answer.of === "create" && answer.status >= 400 && answer.status < 500 && answer.text !== undefined;
    return refused ? change(answer, request) : answer;
  };
  return fault(
    { name: `error-${name}`, what: `${what} where a creation is refused`, category, promises: ["OBS-44"] },
    { writes },
  );
}

function withoutElement(name: string): Change {
  return (answer) => ({
    ...answer,
    text: (answer.text ?? "").replace(new RegExp(`<${name}>[^]*</${name}>`), ""),
  });
}

const errors: readonly Fault[] = [
  error(
    "as-json",
    "answers JSON",
    "media-type",
    withBody('{"Code":"InvalidRequest","Message":"no"}', "application/json"),
  ),
  error("as-page", "answers HTML", "media-type", asPage),
  error("as-text", "calls its XML plain text", "media-type", withType("text/plain")),
  error("without-code", "shows no Code", "error-body", withoutElement("Code")),
  error("without-message", "shows no Message", "error-body", withoutElement("Message")),
  error("other-root", "has another element at the top", "error-body", (answer) => ({
    ...answer,
    text: (answer.text ?? "").replaceAll("Error>", "Fault>"),
  })),
  error("broken-off", "breaks off", "malformed-answer", (answer) => ({
    ...answer,
    text: (answer.text ?? "").slice(0, -9),
  })),
  error("as-200", "answers 200 with the error", "status", withStatus(200)),
  { ...error("as-500", "answers 500", "server-error", (answer) => crashedXml(answer)), promises: [] },
];

const leniences: readonly Fault[] = [
  lenient({ name: "acl-any", what: "takes any x-obs-acl", promises: ["OBS-15"] }, "acl: unknown"),
  lenient({ name: "grant-any", what: "takes grants of any form", promises: ["OBS-26"] }, "grant: form"),
  lenient(
    { name: "malformed-accepted", what: "takes a body that is no XML", promises: ["OBS-16"] },
    "body: malformed",
  ),
  lenient({ name: "root-any", what: "takes any document element", promises: ["OBS-16"] }, "body: root"),
  lenient({ name: "namespace-any", what: "takes any namespace", promises: ["OBS-16"] }, "body: namespace"),
  lenient(
    { name: "location-repeated", what: "takes several Locations", promises: ["OBS-16", "OBS-30"] },
    "body: repeated",
  ),
  lenient(
    {
      name: "region-unknown",
      what: "takes an unknown region",
      promises: ["OBS-30", "OBS-32"],
      category: "unknown-reference",
    },
    "location: unknown",
  ),
  lenient({ name: "name-short", what: "takes a name of two characters" }, "name: short"),
  lenient({ name: "name-underscore", what: "takes a name with other characters" }, "name: characters"),
  lenient(
    { name: "name-ends", what: "takes a name that begins or ends with a hyphen or a dot" },
    "name: ends",
  ),
  lenient({ name: "name-address", what: "takes an address as a name" }, "name: address"),
  lenient({ name: "name-dots", what: "takes dots beside dots and hyphens" }, "name: dots"),
];

function ignoring(
  name: string,
  what: string,
  promises: readonly string[],
  ...rules: readonly string[]
): Fault {
  return fault({ name, what, category: "ignored-credential", promises }, { ignores: rules });
}

const everyRule = [
  "credential: missing",
  "credential: scheme",
  "credential: form",
  "credential: key",
  "credential: signature",
];
const dates = ["date: missing", "date: form", "date: skew"];

const access: readonly Fault[] = [
  ignoring("unsigned-accepted", "takes requests without a signature", ["OBS-42"], "credential: missing"),
  ignoring("signature-unchecked", "does not check the signature", ["OBS-42"], "credential: signature"),
  ignoring("key-unchecked", "takes any access key", ["OBS-42"], "credential: key"),
  ignoring("scheme-unchecked", "takes any word before the signature", ["OBS-42"], "credential: scheme"),
  ignoring("nothing-checked", "looks at no part of the signature", ["OBS-42"], ...everyRule, ...dates),
  ignoring("skew-unchecked", "takes dates of any time", ["OBS-43"], "date: skew"),
  ...["head", "delete", "list"].map((of) =>
    ignoring(
      `${of}-unchecked`,
      `does not check signatures in ${of}`,
      [],
      ...[...everyRule, ...dates].map((rule) => `${rule} of ${of}`),
    ),
  ),
  fault(
    { name: "secret-in-refusal", what: "shows the secret key in every refusal", category: "secret-leak" },
    {
      writes: (answer, _request, env) =>
        answer.status >= 400 && answer.text !== undefined
          ? { ...answer, text: answer.text.replace("</Message>", ` ${env.OBS_SECRET_ACCESS_KEY}</Message>`) }
          : answer,
    },
  ),
  fault(
    {
      name: "secret-in-header",
      what: "shows the secret key in a header of every success",
      category: "secret-leak",
    },
    {
      writes: (answer, _request, env) => ({
        ...answer,
        headers: { ...answer.headers, "x-obs-debug": `sk=${env.OBS_SECRET_ACCESS_KEY}` },
      }),
    },
  ),
];

function odd(
  name: string,
  what: string,
  isOdd: (request: Received) => boolean,
  fail: Change = crashedXml,
): Fault {
  const category =
    fail === dropped ? "dropped-connection" : fail === crashedXml ? "server-error" : "stack-trace";
  return fault(
    { name, what, category },
    {
      writes: (answer, request) => (request.path === "/" && isOdd(request) ? fail(answer, request) : answer),
    },
  );
}

function crashedXml(answer: Answer): Answer {
  return { ...crashed(answer), headers: answer.headers };
}

const put = (isOdd: (request: Received) => boolean) => (request: Received) =>
  request.method === "PUT" && isOdd(request);
const isMalformed = put(({ body }) => body.length > 0 && parseXml(body) === "malformed");

const oddities: readonly Fault[] = [
  odd("malformed-xml-500", "crashes on a body that is no XML", isMalformed),
  odd("malformed-xml-dropped", "closes the connection on a body that is no XML", isMalformed, dropped),
  odd(
    "emoji-500",
    "crashes on characters beyond the basic plane",
    put(({ body }) => /[\u{10000}-\u{10ffff}]/u.test(body.toString())),
  ),
  odd(
    "long-body-500",
    "crashes on bodies over 1,000 bytes",
    put(({ body }) => body.length > 1_000),
  ),
  odd(
    "very-long-body-500",
    "crashes on bodies over 10,000 bytes",
    put(({ body }) => body.length > 10_000),
  ),
  odd(
    "invalid-utf-8-500",
    "crashes on a body that is no UTF-8",
    put(({ body }) => !Buffer.from(body.toString()).equals(body)),
  ),
  odd(
    "empty-location-500",
    "crashes on an empty Location",
    put(({ body }) => /<Location\s*\/>|<Location><\/Location>/.test(body.toString())),
  ),
  odd(
    "unknown-acl-500",
    "crashes on an unknown x-obs-acl",
    put(
      ({ headers }) =>
        !["private", "public-read", "public-read-write"].includes(
          (headers.get("x-obs-acl") ?? "private").replace("-delivered", ""),
        ),
    ),
  ),
  odd("patch-500", "crashes on PATCH", ({ method }) => method === "PATCH"),
  odd(
    "long-authorization-500",
    "crashes on an Authorization without a colon",
    ({ headers }) => headers.has("authorization") && !headers.get("authorization")?.includes(":"),
  ),
  odd(
    "foreign-element-500",
    "crashes on an element that it does not know",
    put(({ body }) => /<(?!\/|\?|!|CreateBucketConfiguration|Location)\w/.test(body.toString())),
  ),
  odd(
    "stack-trace",
    "shows a stack trace in the answer to malformed XML",
    put((request) => isMalformed(request)),
    (answer) => ({
      ...answer,
      text: (answer.text ?? "").replace(
        "</Message>",
        "\n    at Parser.parse (/srv/obs/lib/xml.js:120:11)\n    at createBucket (/srv/obs/lib/bucket.js:33:9)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)</Message>",
      ),
    }),
  ),
];

const others: readonly Fault[] = [
  fault(
    { name: "patch-creates", what: "creates with PATCH too", category: "undocumented-method" },
    methodAs("PATCH", "PUT", /^\/$/),
  ),
  fault(
    { name: "head-500", what: "crashes in head", category: "server-error" },
    onAnswer("head", 200, crashedXml),
  ),
  fault(
    { name: "delete-500", what: "crashes in delete", category: "server-error" },
    onAnswer("delete", 204, crashedXml),
  ),
  fault(
    { name: "location-500", what: "crashes in the reading of the location", category: "server-error" },
    onAnswer("GET location", 200, crashedXml),
  ),
  fault(
    { name: "acl-500", what: "crashes in the reading of the ACL", category: "server-error" },
    onAnswer("GET acl", 200, crashedXml),
  ),
  fault(
    { name: "delete-200", what: "answers a deletion with 200", category: "status", severity: "warning" },
    onAnswer("delete", 204, withStatus(200)),
  ),
  fault(
    {
      name: "location-json",
      what: "shows the location as JSON",
      category: "media-type",
      severity: "warning",
    },
    onAnswer("GET location", 200, withBody('"region-1"', "application/json")),
  ),
  fault(
    { name: "list-page", what: "lists the buckets in HTML", category: "media-type", severity: "warning" },
    onAnswer("list", 200, asPage),
  ),
  fault(
    { name: "worm-slow", what: "takes eleven seconds over a bucket with WORM", category: "slow" },
    onAnswer("create", 200, (answer, request) =>
      request.headers.has("x-obs-bucket-object-lock-enabled") ? { ...answer, delayMs: 11_000 } : answer,
    ),
  ),
];

/** Every way in which this server can break its page. */
export const obsFaults: readonly Fault[] = [
  ...answers,
  ...errors,
  ...leniences,
  ...access,
  ...oddities,
  ...others,
];
