import { accessFaults } from "./access-faults.js";
import type { Fault } from "./fault.js";
import {
  asPage,
  brokenOff,
  crashed,
  fault,
  lenient,
  methodAs,
  onAnswer,
  withJson,
  withMember,
  withoutMember,
  withStatus,
  withType,
} from "./fault-kinds.js";
import { type Answer, jsonAnswer } from "./message.js";
import { oddInputFaults } from "./odd-input-faults.js";
import type { DefectCategory } from "./reference-server.js";
import { valueAt } from "./shape.js";

const path = /^\/storage\/objects$/;

function withMessage(answer: Answer, detail: string): Answer {
  return jsonAnswer(
    answer.of,
    answer.status,
    { errors: [{ code: null, title: "Refused", detail }] },
    "application/vnd.api+json",
  );
}

function created(
  name: string,
  what: string,
  category: DefectCategory,
  promises: readonly string[],
  change: (answer: Answer) => Answer,
): Fault {
  return fault(
    { name: `created-${name}`, what: `the answer to a creation ${what}`, category, promises },
    onAnswer("create", 201, change),
  );
}

function member(
  name: string,
  promise: string,
  key: string,
  value: unknown,
  category: DefectCategory = "type",
): Fault {
  const at = ["data", "attributes", ...key.split(".")];
  return created(name, `has ${JSON.stringify(value)} as ${key}`, category, [promise], withMember(at, value));
}

const successes: readonly Fault[] = [
  created("200", "has status 200", "status", ["LAT-25"], withStatus(200)),
  created("202", "has status 202", "status", ["LAT-25"], withStatus(202)),
  created("204", "has status 204 and no body", "status", ["LAT-25"], withStatus(204)),
  created("as-json", "is plain JSON", "media-type", ["LAT-26"], withType("application/json")),
  created("as-page", "is HTML", "media-type", ["LAT-26"], asPage),
  created("broken-off", "breaks off", "malformed-answer", ["LAT-26"], brokenOff),
  created("without-id", "has no id", "required", ["LAT-27", "LAT-26"], withoutMember("data", "id")),
  created("without-data", "has no data", "required", ["LAT-27", "LAT-26"], withoutMember("data")),
  created("bare", "is the bucket without data around it", "required", ["LAT-27", "LAT-26"], (answer) => ({
    ...answer,
    json: valueAt(answer.json, ["data"]),
  })),
  created("data-array", "has an array as data", "type", ["LAT-26"], (answer) => ({
    ...answer,
    json: { data: [valueAt(answer.json, ["data"])] },
  })),
  created("body-array", "is an array", "type", ["LAT-26"], withJson([])),
  created("id-number", "has a number as id", "type", ["LAT-27"], withMember(["data", "id"], 17)),
  created(
    "id-prefix",
    "has an id with another prefix",
    "format",
    ["LAT-27"],
    withMember(["data", "id"], "obj_6VE1Wd37dXnZJ"),
  ),
  created(
    "type-objects",
    "has the type of the request",
    "enum",
    ["LAT-28"],
    withMember(["data", "type"], "objects"),
  ),
  created(
    "attributes-string",
    "has a string as attributes",
    "type",
    ["LAT-26"],
    withMember(["data", "attributes"], "none"),
  ),
  member("name-number", "LAT-29", "name", 7),
  member("size-string", "LAT-31", "size_in_gb", "0"),
  member("size-fraction", "LAT-31", "size_in_gb", 0.5),
  member("created-at-yesterday", "LAT-33", "created_at", "yesterday", "format"),
  member("created-at-date", "LAT-33", "created_at", "2026-03-19", "format"),
  member("created-at-number", "LAT-33", "created_at", 1_774_000_000),
  member("bucket-name-null", "LAT-34", "bucket_name", null),
  member("endpoint-number", "LAT-35", "endpoint", 443),
  member("endpoint-no-url", "LAT-35", "endpoint", "s3 latitude", "format"),
  member("access-key-string", "LAT-36", "access_key", "AKIA2O7V5KQW3N6T9XBD"),
  member("access-key-numbers", "LAT-36", "access_key", [1]),
  member("region-string", "LAT-38", "region", "DAL"),
  member("region-country-number", "LAT-38", "region.country", 840),
  member("project-string", "LAT-40", "project", "proj_6059EqYkOQj8p"),
  member("project-alert-string", "LAT-40", "project.bandwidth_alert", "false"),
  member("project-stats-string", "LAT-40", "project.stats.servers", "0"),
  member("team-array", "LAT-42", "team", []),
  member("team-currency-string", "LAT-42", "team.currency", "USD"),
];

const refusals: readonly Fault[] = [
  refusal(
    "invalid-as-json",
    "answers invalid requests as plain JSON",
    "media-type",
    422,
    ["LAT-54"],
    withType("application/json"),
  ),
  refusal(
    "invalid-as-page",
    "answers invalid requests with HTML",
    "media-type",
    422,
    ["LAT-54", "LAT-50"],
    asPage,
  ),
  refusal(
    "invalid-errors-object",
    "has an object as errors",
    "error-body",
    422,
    ["LAT-50"],
    withMember(["errors"], { code: "X" }),
  ),
  refusal(
    "invalid-status-number",
    "has a number as the status of an error",
    "error-body",
    422,
    ["LAT-51"],
    withMember(["errors", 0, "status"], 422),
  ),
  refusal(
    "invalid-code-number",
    "has a number as the code of an error",
    "error-body",
    422,
    ["LAT-52", "LAT-50"],
    withMember(["errors", 0, "code"], 422),
  ),
  refusal(
    "invalid-title-null",
    "has null as the title of an error",
    "error-body",
    422,
    ["LAT-50"],
    withMember(["errors", 0, "title"], null),
  ),
  refusal(
    "invalid-source-string",
    "has a string as the source of an error",
    "error-body",
    422,
    ["LAT-53", "LAT-50"],
    withMember(["errors", 0, "source"], "name"),
  ),
  refusal(
    "unknown-errors-object",
    "has an object as errors where something is unknown",
    "error-body",
    404,
    ["LAT-50"],
    withMember(["errors"], {}),
  ),
  refusal(
    "unknown-as-page",
    "answers what is unknown with HTML",
    "media-type",
    404,
    ["LAT-54", "LAT-50"],
    asPage,
  ),
  refusal(
    "invalid-as-200",
    "answers invalid requests with 200 and an error",
    "status",
    422,
    ["LAT-48"],
    withStatus(200),
  ),
  refusal(
    "invalid-as-201",
    "answers invalid requests with 201 and an error",
    "status",
    422,
    ["LAT-48"],
    withStatus(201),
  ),
  refusal("invalid-as-500", "answers invalid requests with 500", "server-error", 422, [], crashed),
  refusal(
    "unknown-as-422",
    "answers an unknown project or region with 422",
    "unknown-reference",
    404,
    ["LAT-45", "LAT-46"],
    withStatus(422),
  ),
  refusal(
    "unknown-as-500",
    "answers an unknown project or region with 500",
    "server-error",
    404,
    [],
    crashed,
  ),
];

function refusal(
  name: string,
  what: string,
  category: DefectCategory,
  status: number,
  promises: readonly string[],
  change: (answer: Answer) => Answer,
): Fault {
  return fault({ name, what, category, promises }, onAnswer("create", status, change));
}

const leniences: readonly Fault[] = [
  lenient(
    { name: "data-optional", what: "takes a body without data", promises: ["LAT-07"] },
    "data: required",
  ),
  lenient(
    { name: "type-optional", what: "takes data without a type", promises: ["LAT-08"] },
    "data.type: required",
  ),
  lenient(
    { name: "type-any", what: "takes any string as the type", promises: ["LAT-09"] },
    "data.type: enum",
  ),
  lenient(
    { name: "attributes-optional", what: "takes data without attributes", promises: ["LAT-10"] },
    "data.attributes: required",
  ),
  lenient(
    { name: "attributes-any-type", what: "takes attributes of any type", promises: ["LAT-10"] },
    "data.attributes: type",
    "data.attributes: null",
  ),
  lenient(
    { name: "project-optional", what: "takes a bucket without a project", promises: ["LAT-11"] },
    "data.attributes.project: required",
  ),
  lenient(
    { name: "project-number", what: "takes a number as the project", promises: ["LAT-11"] },
    "data.attributes.project: type number",
  ),
  lenient(
    { name: "name-optional", what: "takes a bucket without a name", promises: ["LAT-14"] },
    "data.attributes.name: required",
  ),
  lenient(
    { name: "name-number", what: "takes a number as the name", promises: ["LAT-14"] },
    "data.attributes.name: type number",
  ),
  lenient(
    { name: "name-null", what: "takes null as the name", promises: ["LAT-14"] },
    "data.attributes.name: null",
  ),
  lenient(
    { name: "name-spaces", what: "takes a name with spaces", promises: ["LAT-16"] },
    "data.attributes.name: space",
  ),
  lenient(
    { name: "name-special", what: "takes a name with special characters", promises: ["LAT-15"] },
    "data.attributes.name: special character",
  ),
  lenient(
    { name: "region-optional", what: "takes a bucket without a region", promises: ["LAT-17"] },
    "data.attributes.region: required",
  ),
  lenient(
    { name: "region-any-type", what: "takes a region of any type", promises: ["LAT-17"] },
    "data.attributes.region: type",
  ),
  lenient(
    { name: "scoped-string", what: "takes a string as scoped", promises: ["LAT-19"] },
    "data.attributes.scoped: type text",
  ),
  lenient(
    { name: "scoped-number", what: "takes a number as scoped", promises: ["LAT-19"] },
    "data.attributes.scoped: type number",
  ),
  lenient(
    { name: "scoped-null", what: "takes null as scoped", promises: ["LAT-19"] },
    "data.attributes.scoped: null",
  ),
  lenient(
    { name: "customer-number", what: "takes a number as the customer", promises: ["LAT-22"] },
    "data.attributes.customer: type number",
  ),
  lenient(
    { name: "body-array", what: "takes an array as the body", promises: ["LAT-05", "LAT-07"] },
    "body: type array",
  ),
  lenient(
    { name: "malformed-accepted", what: "takes a body that is no JSON", promises: ["LAT-05", "LAT-06"] },
    "body: malformed",
  ),
  lenient({ name: "empty-accepted", what: "takes an empty body", promises: ["LAT-05"] }, "body: empty"),
  lenient({ name: "media-type-any", what: "takes any media type", promises: ["LAT-06"] }, "media-type:"),
  lenient(
    { name: "media-type-json", what: "takes application/json", promises: ["LAT-06"] },
    "media-type: application/json",
  ),
  lenient(
    {
      name: "project-unknown",
      what: "takes an unknown project",
      promises: ["LAT-45"],
      category: "unknown-reference",
    },
    "project: unknown",
  ),
  lenient(
    {
      name: "region-unknown",
      what: "takes an unknown region",
      promises: ["LAT-46"],
      category: "unknown-reference",
    },
    "region: unknown",
  ),
];

const others: readonly Fault[] = [
  fault(
    { name: "put-creates", what: "creates with PUT too", category: "undocumented-method" },
    methodAs("PUT", "POST", path),
  ),
  fault(
    {
      name: "delete-lists",
      what: "answers DELETE on the collection with 200",
      category: "undocumented-method",
    },
    methodAs("DELETE", "GET", path),
  ),
  fault({ name: "get-500", what: "crashes in get", category: "server-error" }, onAnswer("get", 200, crashed)),
  fault(
    { name: "list-500", what: "crashes in list", category: "server-error" },
    onAnswer("list", 200, crashed),
  ),
  fault(
    { name: "get-id-number", what: "shows a number as id in get", category: "type", severity: "warning" },
    onAnswer("get", 200, withMember(["data", "id"], 3)),
  ),
  fault(
    { name: "list-object", what: "lists an object", category: "type", severity: "warning" },
    onAnswer("list", 200, withMember(["data"], {})),
  ),
  fault(
    { name: "delete-200", what: "answers a deletion with 200", category: "status", severity: "warning" },
    onAnswer("delete", 204, withStatus(200)),
  ),
  fault(
    { name: "scoped-slow", what: "takes eleven seconds over a scoped bucket", category: "slow" },
    onAnswer("create", 201, (answer, request) =>
      request.body.includes('"scoped":true') ? { ...answer, delayMs: 11_000 } : answer,
    ),
  ),
];

/** Every way in which this server can break its page. */
export const latitudeFaults: readonly Fault[] = [
  ...successes,
  ...refusals,
  ...leniences,
  ...accessFaults({ promises: ["LAT-03", "LAT-04"], neighbours: ["list", "get", "delete"], withMessage }),
  ...oddInputFaults({ path, withMessage }),
  ...others,
];
