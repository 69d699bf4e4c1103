import type { Fault } from "./fault.js";
import { asPage, fault, lenient, methodAs, onAnswer, refusing, withStatus } from "./fault-kinds.js";
import { obsAnswerFaults } from "./obs-answer-faults.js";
import { obsBehaviourFaults } from "./obs-behaviour-faults.js";
import { crashedXml, withBody } from "./obs-fault-kinds.js";
import { obsOddInputFaults } from "./obs-odd-input-faults.js";

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

const refusals: readonly Fault[] = [
  refusing(
    { name: "acl-delivered-refused", what: "refuses public-read-write-delivered", promises: ["OBS-15"] },
    (_body, { headers }) => headers.get("x-obs-acl") === "public-read-write-delivered",
    "<no/>",
  ),
  refusing(
    {
      name: "acl-public-read-refused",
      what: "refuses public-read",
      promises: ["OBS-14", "OBS-15", "OBS-45"],
    },
    (_body, { headers }) => headers.get("x-obs-acl") === "public-read",
    "<no/>",
  ),
  refusing(
    {
      name: "body-required",
      what: "refuses a creation without a body",
      promises: ["OBS-16", "OBS-30", "OBS-31", "OBS-46"],
    },
    (body) => body === "",
    "<no/>",
  ),
  refusing(
    { name: "worm-refused", what: "refuses WORM", promises: ["OBS-04", "OBS-29"] },
    (_body, { headers }) => headers.has("x-obs-bucket-object-lock-enabled"),
    "<no/>",
  ),
  refusing(
    { name: "grant-refused", what: "refuses x-obs-grant-read", promises: ["OBS-26", "OBS-27", "OBS-19"] },
    (_body, { headers }) => headers.has("x-obs-grant-read"),
    "<no/>",
  ),
  refusing(
    { name: "location-refused", what: "refuses a Location", promises: ["OBS-16", "OBS-30"] },
    (body) => body.includes("<Location>"),
    "<no/>",
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
  ...obsAnswerFaults,
  ...leniences,
  ...access,
  ...obsOddInputFaults,
  ...refusals,
  ...others,
  ...obsBehaviourFaults,
];
