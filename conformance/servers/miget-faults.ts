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

const path = /^\/api\/v1\/buckets$/;

function withMessage(answer: Answer, error: string): Answer {
  return jsonAnswer(answer.of, answer.status, { error });
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
    onAnswer("create", "success", change),
  );
}

const promiseOf: Readonly<Record<string, string>> = {
  uuid: "MIG-14",
  name: "MIG-15",
  label: "MIG-16",
  state: "MIG-17",
  visibility: "MIG-18",
  s3_endpoint: "MIG-19",
  region_code: "MIG-20",
  usage_bytes: "MIG-21",
  quota_bytes: "MIG-22",
  usage_percentage: "MIG-23",
  object_count: "MIG-24",
  created_at: "MIG-25",
  updated_at: "MIG-26",
  miget: "MIG-27",
  public_endpoint: "MIG-28",
  policy: "MIG-30",
  acl: "MIG-31",
};

function wrong(key: string, value: unknown, category: DefectCategory = "type"): Fault {
  const shown = JSON.stringify(value);
  const name = `${key.replaceAll("_", "-")}-${shown.replaceAll(/[^a-z0-9.]+/gi, "-").replaceAll(/^-|-$/g, "") || "empty"}`;
  return created(name, `has ${shown} as ${key}`, category, [promiseOf[key] ?? ""], withMember([key], value));
}

function dropped(key: string): Fault {
  return created(
    `without-${key.replaceAll("_", "-")}`,
    `has no ${key}`,
    "required",
    [promiseOf[key] ?? ""],
    withoutMember(key),
  );
}

const answers: readonly Fault[] = [
  created("202", "has status 202", "status", [], withStatus(202)),
  created("204", "has status 204 and no body", "status", [], withStatus(204)),
  created("302", "has status 302", "status", [], withStatus(302)),
  created("as-page", "is HTML", "media-type", [], asPage),
  created("as-text", "is plain text", "media-type", [], withType("text/plain")),
  created("broken-off", "breaks off", "malformed-answer", [], brokenOff),
  created("array", "is an array", "type", [], withJson([])),
  ...Object.keys(promiseOf)
    .filter((key) => !["public_endpoint", "policy", "acl"].includes(key))
    .map(dropped),
  wrong("uuid", 12),
  wrong("name", null),
  wrong("label", ["a"]),
  wrong("state", "creating", "enum"),
  wrong("state", 1),
  wrong("visibility", "private", "enum"),
  wrong("visibility", true),
  wrong("s3_endpoint", "s3 endpoint", "format"),
  wrong("s3_endpoint", 9000),
  wrong("region_code", {}),
  wrong("usage_bytes", "0"),
  wrong("usage_bytes", 0.5),
  wrong("quota_bytes", 2 ** 31, "format"),
  wrong("quota_bytes", null),
  wrong("usage_percentage", "0%"),
  wrong("object_count", 1.5),
  wrong("created_at", "yesterday", "format"),
  wrong("created_at", 1_700_000_000),
  wrong("updated_at", "2023-11-07 05:31:56", "format"),
  wrong("updated_at", null),
  wrong("miget", 123),
  wrong("miget", "resource"),
  wrong("policy", { Version: 1 }),
  wrong("acl", []),
  wrong("public_endpoint", 443),
];

const refusals: readonly Fault[] = [
  refusal("as-200", "answers with 200 and an error", "status", withStatus(200)),
  refusal("as-201", "answers with 201 and an error", "status", withStatus(201)),
  refusal("as-500", "answers with 500", "server-error", crashed),
  refusal("as-303", "sends the client elsewhere", "status", (answer) => ({
    ...withStatus(303)(answer),
    headers: { Location: "/" },
  })),
];

function refusal(
  name: string,
  what: string,
  category: DefectCategory,
  change: (answer: Answer) => Answer,
): Fault {
  const refused = (answer: Answer) => answer.of === "create" && [400, 422].includes(answer.status);
  return fault(
    { name: `invalid-${name}`, what: `${what} where a request is invalid`, category },
    {
      writes: (answer) => (refused(answer) ? change(answer) : answer),
    },
  );
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
  ...answers,
  ...refusals,
  ...leniences,
  ...accessFaults({ promises: ["MIG-02", "MIG-03"], neighbours: ["list", "get", "delete"], withMessage }),
  ...oddInputFaults({ path, withMessage }),
  ...others,
];
