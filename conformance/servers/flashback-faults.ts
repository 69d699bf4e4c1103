import { accessFaults } from "./access-faults.js";
import type { Fault } from "./fault.js";
import { crashed, fault, lenient, methodAs, onAnswer, refusing, withMember } from "./fault-kinds.js";
import { flashbackAnswerFaults } from "./flashback-answer-faults.js";
import { flashbackBehaviourFaults } from "./flashback-behaviour-faults.js";
import { withMessage } from "./flashback-fault-kinds.js";
import { flashbackSecretFaults } from "./flashback-secret-faults.js";
import { oddInputFaults } from "./odd-input-faults.js";
import { sentMember } from "./sent-member.js";

const path = /^\/bucket$/;

const strings = ["name", "bucket", "key", "secret", "region", "workspaceId"] as const;
const promiseOf = {
  name: "FLB-06",
  bucket: "FLB-07",
  key: "FLB-13",
  secret: "FLB-14",
  region: "FLB-15",
  workspaceId: "FLB-17",
} as const;

const leniences: readonly Fault[] = [
  ...strings.flatMap((key) => [
    lenient(
      { name: `${key}-optional`, what: `takes a body without ${key}`, promises: [promiseOf[key]] },
      `${key}: required`,
    ),
    lenient(
      { name: `${key}-any-type`, what: `takes any type as ${key}`, promises: [promiseOf[key]] },
      `${key}: type`,
    ),
  ]),
  lenient({ name: "name-null", what: "takes null as name", promises: ["FLB-06"] }, "name: null"),
  lenient(
    { name: "region-number", what: "takes a number as region", promises: ["FLB-15"] },
    "region: type number",
  ),
  lenient(
    { name: "storage-type-optional", what: "takes a body without storageType", promises: ["FLB-08"] },
    "storageType: required",
  ),
  lenient(
    { name: "storage-type-any", what: "takes any string as storageType", promises: ["FLB-09"] },
    "storageType: enum",
  ),
  lenient(
    { name: "storage-type-number", what: "takes a number as storageType", promises: ["FLB-08", "FLB-09"] },
    "storageType: type number",
  ),
  lenient(
    { name: "endpoint-number", what: "takes a number as endpoint", promises: ["FLB-16"] },
    "endpoint: type number",
  ),
  lenient(
    { name: "endpoint-array", what: "takes an array as endpoint", promises: ["FLB-16"] },
    "endpoint: type array",
  ),
  lenient({ name: "endpoint-null", what: "takes null as endpoint", promises: ["FLB-16"] }, "endpoint: null"),
  lenient(
    { name: "array-accepted", what: "takes an array as the body", promises: ["FLB-05"] },
    "body: type array",
  ),
  lenient(
    { name: "malformed-accepted", what: "takes a body that is no JSON", promises: ["FLB-02", "FLB-05"] },
    "body: malformed",
  ),
  lenient({ name: "empty-accepted", what: "takes an empty body", promises: ["FLB-05"] }, "body: empty"),
  lenient({ name: "media-type-any", what: "takes any media type", promises: ["FLB-02"] }, "media-type:"),
  lenient(
    { name: "media-type-text", what: "takes text/plain", promises: ["FLB-02"] },
    "media-type: text/plain",
  ),
];

const refusals: readonly Fault[] = [
  refusing({ name: "endpoint-refused", what: "refuses an endpoint", promises: ["FLB-16"] }, (body) =>
    body.includes('"endpoint"'),
  ),
  refusing(
    { name: "endpoint-required", what: "refuses what has no endpoint", promises: ["FLB-16"] },
    (body) => body.includes('"bucket"') && !body.includes('"endpoint"'),
  ),
  refusing({ name: "s3-refused", what: "refuses S3", promises: ["FLB-10", "FLB-09"] }, (body) =>
    body.includes('"S3"'),
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
  fault(
    { name: "list-500", what: "crashes in list", category: "server-error" },
    onAnswer("list", 200, crashed),
  ),
  fault(
    { name: "delete-500", what: "crashes in delete", category: "server-error" },
    onAnswer("delete", 200, crashed),
  ),
  fault(
    { name: "list-object", what: "lists an object", category: "type", severity: "warning" },
    onAnswer("list", 200, withMember(["buckets"], {})),
  ),
  fault(
    {
      name: "unknown-type-slow",
      what: "takes eleven seconds over a refusal of an unknown storageType",
      category: "slow",
    },
    onAnswer("create", 400, (answer, request) =>
      ["S3", "GCS", "AZURE"].includes(sentMember(request, "storageType"))
        ? answer
        : { ...answer, delayMs: 11_000 },
    ),
  ),
];

/** Every way in which this server can break its page. */
export const flashbackFaults: readonly Fault[] = [
  ...flashbackAnswerFaults,
  ...leniences,
  ...flashbackSecretFaults,
  ...accessFaults({ promises: ["FLB-04"], neighbours: ["list", "delete"], withMessage }),
  ...oddInputFaults({ path, withMessage }),
  ...refusals,
  ...others,
  ...flashbackBehaviourFaults,
];
