import type { Fault } from "./fault.js";
import {
  asPage,
  brokenOff,
  fault,
  onAnswer,
  withJson,
  withMember,
  withoutMember,
  withStatus,
  withType,
} from "./fault-kinds.js";
import { latitudeRefusalFaults } from "./latitude-refusal-faults.js";
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

/** What is wrong about the answers of this server, whatever it is asked. */
export const latitudeAnswerFaults: readonly Fault[] = [...successes, ...latitudeRefusalFaults];
