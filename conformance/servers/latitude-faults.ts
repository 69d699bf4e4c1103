import { accessFaults } from "./access-faults.js";
import type { Fault } from "./fault.js";
import {
  crashed,
  fault,
  lenient,
  methodAs,
  onAnswer,
  refusing,
  withMember,
  withStatus,
} from "./fault-kinds.js";
import { latitudeAnswerFaults } from "./latitude-answer-faults.js";
import { latitudeBehaviourFaults } from "./latitude-behaviour-faults.js";
import { type Answer, jsonAnswer } from "./message.js";
import { oddInputFaults } from "./odd-input-faults.js";

const path = /^\/storage\/objects$/;

function withMessage(answer: Answer, detail: string): Answer {
  return jsonAnswer(
    answer.of,
    answer.status,
    { errors: [{ code: null, title: "Refused", detail }] },
    "application/vnd.api+json",
  );
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

const refusals: readonly Fault[] = [
  refusing({ name: "slug-refused", what: "refuses a project's slug", promises: ["LAT-13"] }, (body) =>
    /"project":\s*"project-/.test(body),
  ),
  refusing({ name: "id-refused", what: "refuses a project's ID", promises: ["LAT-12", "LAT-23"] }, (body) =>
    /"project":\s*"proj_/.test(body),
  ),
  refusing(
    { name: "scoped-refused", what: "refuses scoped buckets", promises: ["LAT-19", "LAT-24"] },
    (body) => /"scoped":\s*true/.test(body),
  ),
  refusing(
    {
      name: "unscoped-refused",
      what: "refuses buckets that are said to be not scoped",
      promises: ["LAT-19"],
    },
    (body) => /"scoped":\s*false/.test(body),
  ),
  refusing({ name: "customer-refused", what: "refuses a customer", promises: ["LAT-22", "LAT-24"] }, (body) =>
    body.includes('"customer"'),
  ),
  refusing(
    { name: "minimum-refused", what: "refuses what says nothing of scoped", promises: ["LAT-19", "LAT-23"] },
    (body) => body.includes('"name"') && !body.includes('"scoped"'),
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
  ...latitudeAnswerFaults,
  ...leniences,
  ...accessFaults({ promises: ["LAT-03", "LAT-04"], neighbours: ["list", "get", "delete"], withMessage }),
  ...oddInputFaults({ path, withMessage }),
  ...refusals,
  ...others,
  ...latitudeBehaviourFaults,
];
