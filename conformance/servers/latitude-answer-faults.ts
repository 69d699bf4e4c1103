import type { Fault } from "./fault.js";
import {
  asPage,
  brokenOff,
  crashed,
  fault,
  onAnswer,
  withJson,
  withMember,
  withoutMember,
  withStatus,
  withType,
} from "./fault-kinds.js";
import type { Answer } from "./message.js";
import type { DefectCategory } from "./reference-server.js";
import { valueAt } from "./shape.js";

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

/** What is wrong about the answers of this server, whatever it is asked. */
export const latitudeAnswerFaults: readonly Fault[] = [...successes, ...refusals];
