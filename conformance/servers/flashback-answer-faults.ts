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
import type { Answer, Received } from "./message.js";
import type { DefectCategory } from "./reference-server.js";

/** A defect in the answers of creations that have some status. */
export function whenCreating(
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
  whenCreating(200, "created-201", "answers a creation with 201", "status", ["FLB-27"], withStatus(201)),
  whenCreating(200, "created-202", "answers a creation with 202", "status", ["FLB-27"], withStatus(202)),
  whenCreating(
    200,
    "created-204",
    "answers a creation with 204 and no body",
    "status",
    ["FLB-27"],
    withStatus(204),
  ),
  whenCreating(
    200,
    "created-as-text",
    "answers a creation as plain text",
    "media-type",
    ["FLB-03"],
    withType("text/plain"),
  ),
  whenCreating(200, "created-as-page", "answers a creation with HTML", "media-type", ["FLB-03"], asPage),
  whenCreating(
    200,
    "created-broken-off",
    "answers a creation with half a JSON text",
    "malformed-answer",
    ["FLB-03", "FLB-28"],
    brokenOff,
  ),
  whenCreating(
    200,
    "created-without-id",
    "does not say which bucket was made",
    "required",
    ["FLB-30", "FLB-28"],
    withoutMember("bucketId"),
  ),
  whenCreating(
    200,
    "created-id-number",
    "has a number as bucketId",
    "type",
    ["FLB-28", "FLB-30"],
    withMember(["bucketId"], 42),
  ),
  whenCreating(
    200,
    "created-id-null",
    "has null as bucketId",
    "type",
    ["FLB-28", "FLB-30"],
    withMember(["bucketId"], null),
  ),
  whenCreating(
    200,
    "created-id-object",
    "has an object as bucketId",
    "type",
    ["FLB-28", "FLB-30"],
    withMember(["bucketId", "id"], "a"),
  ),
  whenCreating(
    200,
    "created-success-string",
    "has a string as success",
    "type",
    ["FLB-28"],
    withMember(["success"], "true"),
  ),
  whenCreating(
    200,
    "created-success-number",
    "has a number as success",
    "type",
    ["FLB-28"],
    withMember(["success"], 1),
  ),
  whenCreating(200, "created-array", "answers a creation with an array", "type", ["FLB-28"], withJson([])),
  whenCreating(
    200,
    "created-string",
    "answers a creation with a string",
    "type",
    ["FLB-28"],
    withJson("created"),
  ),
  {
    ...whenCreating(
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
    ...whenCreating(
      200,
      "created-id-no-uuid",
      "has a bucketId that is no UUID",
      "format",
      ["FLB-30"],
      withMember(["bucketId"], "bucket 1"),
    ),
    severity: "warning",
  },
  whenCreating(
    400,
    "invalid-message-array",
    "has an array as the message of an error",
    "error-body",
    ["FLB-32"],
    withMember(["message"], ["no"]),
  ),
  whenCreating(
    400,
    "invalid-message-number",
    "has a number as the message of an error",
    "error-body",
    ["FLB-32"],
    withMember(["message"], 400),
  ),
  whenCreating(
    400,
    "invalid-success-string",
    "has a string as success of an error",
    "error-body",
    ["FLB-32"],
    withMember(["success"], "false"),
  ),
  whenCreating(
    400,
    "invalid-array",
    "answers invalid requests with an array",
    "error-body",
    ["FLB-32"],
    withJson([]),
  ),
  whenCreating(
    400,
    "invalid-as-page",
    "answers invalid requests with HTML",
    "media-type",
    ["FLB-03", "FLB-32"],
    asPage,
  ),
  whenCreating(
    400,
    "invalid-as-200",
    "answers invalid requests with 200 and an error",
    "status",
    ["FLB-31"],
    withStatus(200),
  ),
  whenCreating(400, "invalid-as-500", "answers invalid requests with 500", "server-error", [], crashed),
  whenCreating(400, "invalid-as-302", "sends invalid requests elsewhere", "status", ["FLB-31"], (answer) => ({
    ...withStatus(302)(answer),
    headers: { Location: "/sign-in" },
  })),
];

/** What is wrong about the answers of this server, whatever it is asked. */
export const flashbackAnswerFaults: readonly Fault[] = [...answers];
