import { accessFaults } from "./access-faults.js";
import type { Fault } from "./fault.js";
import {
  crashed,
  fault,
  lenient,
  methodAs,
  onAnswer,
  refusing,
  withJson,
  withStatus,
} from "./fault-kinds.js";
import { type Answer, jsonAnswer } from "./message.js";
import { migetAnswerFaults } from "./miget-answer-faults.js";
import { migetBehaviourFaults } from "./miget-behaviour-faults.js";
import { oddInputFaults } from "./odd-input-faults.js";

const path = /^\/api\/v1\/buckets$/;

function withMessage(answer: Answer, error: string): Answer {
  return jsonAnswer(answer.of, answer.status, { error });
}

const leniences: readonly Fault[] = [
  lenient(
    { name: "label-optional", what: "takes a bucket without a label", promises: ["MIG-07"] },
    "label: required",
  ),
  lenient(
    { name: "label-number", what: "takes a number as label", promises: ["MIG-07"] },
    "label: type number",
  ),
  lenient({ name: "label-any-type", what: "takes any type as label", promises: ["MIG-07"] }, "label: type"),
  lenient({ name: "label-null", what: "takes null as label", promises: ["MIG-07"] }, "label: null"),
  lenient(
    { name: "id-optional", what: "takes a bucket without miget_id", promises: ["MIG-08"] },
    "miget_id: required",
  ),
  lenient(
    { name: "id-string", what: "takes a string as miget_id", promises: ["MIG-08"] },
    "miget_id: type text",
    "miget_id: unknown",
  ),
  lenient({ name: "id-null", what: "takes null as miget_id", promises: ["MIG-08"] }, "miget_id: null"),
  lenient(
    {
      name: "id-any-number",
      what: "takes fractions and numbers beyond int32 as miget_id",
      promises: ["MIG-08"],
    },
    "miget_id: int32",
    "miget_id: unknown",
  ),
  lenient(
    {
      name: "id-unknown",
      what: "takes an unknown miget_id",
      promises: ["MIG-08", "MIG-09"],
      category: "unknown-reference",
    },
    "miget_id: unknown",
  ),
  lenient(
    { name: "visibility-any", what: "takes any string as visibility", promises: ["MIG-11"] },
    "visibility: enum",
  ),
  lenient(
    { name: "visibility-boolean", what: "takes a boolean as visibility", promises: ["MIG-10", "MIG-11"] },
    "visibility: type boolean",
  ),
  lenient(
    { name: "visibility-null", what: "takes null as visibility", promises: ["MIG-10", "MIG-11"] },
    "visibility: null",
  ),
  lenient(
    { name: "disk-size-string", what: "takes a string as disk_size", promises: ["MIG-12"] },
    "disk_size: type text",
  ),
  lenient(
    { name: "disk-size-any-type", what: "takes any type as disk_size", promises: ["MIG-12"] },
    "disk_size: type",
  ),
  lenient(
    { name: "disk-size-null", what: "takes null as disk_size", promises: ["MIG-12"] },
    "disk_size: null",
  ),
  lenient(
    { name: "array-accepted", what: "takes an array as the body", promises: ["MIG-06"] },
    "body: type array",
  ),
  lenient(
    { name: "malformed-accepted", what: "takes a body that is no JSON", promises: ["MIG-06"] },
    "body: malformed",
  ),
  lenient({ name: "empty-accepted", what: "takes an empty body", promises: ["MIG-06"] }, "body: empty"),
  lenient({ name: "media-type-any", what: "takes any media type", promises: ["MIG-06"] }, "media-type:"),
  lenient(
    { name: "media-type-xml", what: "takes XML's media type", promises: ["MIG-06"] },
    "media-type: application/xml",
  ),
];

const refusals: readonly Fault[] = [
  refusing({ name: "public-refused", what: "refuses public buckets", promises: ["MIG-11"] }, (body) =>
    body.includes("public_access"),
  ),
  refusing(
    { name: "private-refused", what: "refuses buckets that are said to be private", promises: ["MIG-11"] },
    (body) => body.includes("private_access"),
  ),
  refusing(
    { name: "visibility-required", what: "refuses what has no visibility", promises: ["MIG-10"] },
    (body) => body.includes('"label"') && !body.includes('"visibility"'),
  ),
  refusing(
    { name: "disk-size-required", what: "refuses what has no disk_size", promises: ["MIG-12"] },
    (body) => body.includes('"label"') && !body.includes('"disk_size"'),
  ),
  refusing({ name: "disk-size-refused", what: "refuses a disk_size", promises: ["MIG-12"] }, (body) =>
    body.includes('"disk_size"'),
  ),
];

const others: readonly Fault[] = [
  fault(
    { name: "put-creates", what: "creates with PUT too", category: "undocumented-method" },
    methodAs("PUT", "POST", path),
  ),
  fault(
    {
      name: "patch-lists",
      what: "answers PATCH on the collection with 200",
      category: "undocumented-method",
    },
    methodAs("PATCH", "GET", path),
  ),
  fault({ name: "get-500", what: "crashes in get", category: "server-error" }, onAnswer("get", 200, crashed)),
  fault(
    { name: "list-500", what: "crashes in list", category: "server-error" },
    onAnswer("list", 200, crashed),
  ),
  fault(
    { name: "delete-500", what: "crashes in delete", category: "server-error" },
    onAnswer("delete", 204, crashed),
  ),
  fault(
    { name: "list-object", what: "lists an object", category: "type", severity: "warning" },
    onAnswer("list", 200, withJson({})),
  ),
  fault(
    { name: "delete-202", what: "answers a deletion with 202", category: "status", severity: "warning" },
    onAnswer("delete", 204, withStatus(202)),
  ),
  fault(
    { name: "workspace-500", what: "crashes on an unknown workspace", category: "server-error" },
    {
      writes: (answer, request) =>
        request.headers.has("x-workspace-id") && answer.status >= 400 ? crashed(answer) : answer,
    },
  ),
  fault(
    { name: "public-slow", what: "takes eleven seconds over a public bucket", category: "slow" },
    onAnswer("create", "success", (answer, request) =>
      request.body.includes("public_access") ? { ...answer, delayMs: 11_000 } : answer,
    ),
  ),
];

/** Every way in which this server can break its page. */
export const migetFaults: readonly Fault[] = [
  ...migetAnswerFaults,
  ...leniences,
  ...accessFaults({ promises: ["MIG-02", "MIG-03"], neighbours: ["list", "get", "delete"], withMessage }),
  ...oddInputFaults({ path, withMessage }),
  ...refusals,
  ...others,
  ...migetBehaviourFaults,
];
