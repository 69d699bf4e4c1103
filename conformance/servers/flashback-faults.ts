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
import { type Answer, jsonAnswer, type Received } from "./message.js";
import { oddInputFaults } from "./odd-input-faults.js";
import type { DefectCategory } from "./reference-server.js";

const path = /^\/bucket$/;

function withMessage(answer: Answer, message: string): Answer {
  return jsonAnswer(answer.of, answer.status, { success: false, message });
}

function on(
  status: number,
  name: string,
  what: string,
  category: DefectCategory,
  promises: readonly string[],
  change: (answer: Answer, request: Received) => Answer,
): Fault {
  return fault({ name, what, category, promises }, onAnswer("create", status, change));
}

const answers: readonly Fault[] = [
  on(200, "created-201", "answers a creation with 201", "status", ["FLB-27"], withStatus(201)),
  on(200, "created-202", "answers a creation with 202", "status", ["FLB-27"], withStatus(202)),
  on(200, "created-204", "answers a creation with 204 and no body", "status", ["FLB-27"], withStatus(204)),
  on(
    200,
    "created-as-text",
    "answers a creation as plain text",
    "media-type",
    ["FLB-03"],
    withType("text/plain"),
  ),
  on(200, "created-as-page", "answers a creation with HTML", "media-type", ["FLB-03"], asPage),
  on(
    200,
    "created-broken-off",
    "answers a creation with half a JSON text",
    "malformed-answer",
    ["FLB-03", "FLB-28"],
    brokenOff,
  ),
  on(
    200,
    "created-without-id",
    "does not say which bucket was made",
    "required",
    ["FLB-30", "FLB-28"],
    withoutMember("bucketId"),
  ),
  on(
    200,
    "created-id-number",
    "has a number as bucketId",
    "type",
    ["FLB-28", "FLB-30"],
    withMember(["bucketId"], 42),
  ),
  on(
    200,
    "created-id-null",
    "has null as bucketId",
    "type",
    ["FLB-28", "FLB-30"],
    withMember(["bucketId"], null),
  ),
  on(
    200,
    "created-id-object",
    "has an object as bucketId",
    "type",
    ["FLB-28", "FLB-30"],
    withMember(["bucketId", "id"], "a"),
  ),
  on(
    200,
    "created-success-string",
    "has a string as success",
    "type",
    ["FLB-28"],
    withMember(["success"], "true"),
  ),
  on(
    200,
    "created-success-number",
    "has a number as success",
    "type",
    ["FLB-28"],
    withMember(["success"], 1),
  ),
  on(200, "created-array", "answers a creation with an array", "type", ["FLB-28"], withJson([])),
  on(200, "created-string", "answers a creation with a string", "type", ["FLB-28"], withJson("created")),
  {
    ...on(
      200,
      "created-success-false",
      "says false of a success",
      "enum",
      ["FLB-29"],
      withMember(["success"], false),
    ),
    severity: "warning",
  },
  {
    ...on(
      200,
      "created-id-no-uuid",
      "has a bucketId that is no UUID",
      "format",
      ["FLB-30"],
      withMember(["bucketId"], "bucket 1"),
    ),
    severity: "warning",
  },
  on(
    400,
    "invalid-message-array",
    "has an array as the message of an error",
    "error-body",
    ["FLB-32"],
    withMember(["message"], ["no"]),
  ),
  on(
    400,
    "invalid-message-number",
    "has a number as the message of an error",
    "error-body",
    ["FLB-32"],
    withMember(["message"], 400),
  ),
  on(
    400,
    "invalid-success-string",
    "has a string as success of an error",
    "error-body",
    ["FLB-32"],
    withMember(["success"], "false"),
  ),
  on(400, "invalid-array", "answers invalid requests with an array", "error-body", ["FLB-32"], withJson([])),
  on(
    400,
    "invalid-as-page",
    "answers invalid requests with HTML",
    "media-type",
    ["FLB-03", "FLB-32"],
    asPage,
  ),
  on(
    400,
    "invalid-as-200",
    "answers invalid requests with 200 and an error",
    "status",
    ["FLB-31"],
    withStatus(200),
  ),
  on(400, "invalid-as-500", "answers invalid requests with 500", "server-error", [], crashed),
  on(400, "invalid-as-302", "sends invalid requests elsewhere", "status", ["FLB-31"], (answer) => ({
    ...withStatus(302)(answer),
    headers: { Location: "/sign-in" },
  })),
];

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

/** What a request sent as a member of its JSON body. */
function sent(request: Received, key: string): string {
  try {
    const value: unknown = JSON.parse(request.body.toString());
    return typeof value === "object" && value !== null ? String(Reflect.get(value, key) ?? "") : "";
  } catch {
    return "";
  }
}

const leaks: readonly Fault[] = [
  on(
    200,
    "secret-in-success",
    "repeats the secret in the answer",
    "secret-leak",
    ["FLB-23"],
    (answer, request) => withMember(["secret"], sent(request, "secret"))(answer),
  ),
  on(
    400,
    "secret-in-refusal",
    "repeats the secret in a message",
    "secret-leak",
    ["FLB-23"],
    (answer, request) =>
      sent(request, "secret") === ""
        ? answer
        : withMessage(answer, `Cannot use secret ${sent(request, "secret")}.`),
  ),
  on(200, "key-in-success", "repeats the key in the answer", "secret-leak", ["FLB-23"], (answer, request) =>
    withMember(["bucket", "key"], sent(request, "key"))(answer),
  ),
  on(200, "key-in-header", "repeats the key in a header", "secret-leak", ["FLB-23"], (answer, request) => ({
    ...answer,
    headers: { "X-Storage-Key": encodeURIComponent(sent(request, "key")) },
  })),
  on(
    400,
    "secret-in-base64",
    "repeats the secret in base64 in a message",
    "secret-leak",
    ["FLB-23"],
    (answer, request) =>
      sent(request, "secret") === ""
        ? answer
        : withMessage(answer, `Cannot use ${Buffer.from(sent(request, "secret")).toString("base64")}.`),
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
      ["S3", "GCS", "AZURE"].includes(sent(request, "storageType")) ? answer : { ...answer, delayMs: 11_000 },
    ),
  ),
];

/** Every way in which this server can break its page. */
export const flashbackFaults: readonly Fault[] = [
  ...answers,
  ...leniences,
  ...leaks,
  ...accessFaults({ promises: ["FLB-04"], neighbours: ["list", "delete"], withMessage }),
  ...oddInputFaults({ path, withMessage }),
  ...others,
];
