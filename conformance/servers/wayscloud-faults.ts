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
  withStatus,
  withType,
} from "./fault-kinds.js";
import { type Answer, jsonAnswer } from "./message.js";
import { oddInputFaults } from "./odd-input-faults.js";
import type { DefectCategory } from "./reference-server.js";
import { isRecord } from "./shape.js";

const path = /^\/api\/marketplace-orders\/$/;

function withMessage(answer: Answer, detail: string): Answer {
  return jsonAnswer(answer.of, answer.status, { detail });
}

type Change = (answer: Answer) => Answer;

function created(
  name: string,
  what: string,
  category: DefectCategory,
  promises: readonly string[],
  change: Change,
): Fault {
  return fault(
    { name: `created-${name}`, what: `the answer to an order ${what}`, category, promises },
    onAnswer("create", 201, change),
  );
}

/** The page shows an answer and states only that it tells how to follow the order. */
function shown(
  name: string,
  what: string,
  category: DefectCategory,
  promises: readonly string[],
  change: Change,
): Fault {
  return { ...created(name, what, category, promises, change), severity: "warning" };
}

function without(...keys: readonly string[]): Change {
  return (answer) =>
    withJson(
      Object.fromEntries(
        Object.entries(isRecord(answer.json) ? answer.json : {}).filter(([key]) => !keys.includes(key)),
      ),
    )(answer);
}

/** Gives every identifier that the variant shows the same wrong value. */
function withId(value: unknown): Change {
  return (answer) => {
    const order = isRecord(answer.json) ? answer.json : {};
    const ids = ["uuid", "order_uuid"].filter((key) => key in order).map((key) => [key, value]);
    return { ...answer, json: { ...order, ...Object.fromEntries(ids) } };
  };
}

const answers: readonly Fault[] = [
  created("200", "has status 200", "status", ["WAY-14"], withStatus(200)),
  created("202", "has status 202", "status", ["WAY-14"], withStatus(202)),
  created("204", "has status 204 and no body", "status", ["WAY-14"], withStatus(204)),
  created("as-page", "is HTML", "media-type", ["WAY-15"], asPage),
  created("as-text", "is plain text", "media-type", ["WAY-15"], withType("text/plain")),
  created("broken-off", "breaks off", "malformed-answer", ["WAY-15"], brokenOff),
  created(
    "without-id",
    "does not say which order it is",
    "required",
    ["WAY-20", "WAY-15"],
    without("uuid", "order_uuid"),
  ),
  created("array", "is an array", "type", ["WAY-15"], withJson([])),
  shown("id-number", "has a number as its identifier", "type", ["WAY-15", "WAY-20"], withId(99)),
  created("id-null", "has null as its identifier", "type", ["WAY-15", "WAY-20"], withId(null)),
  shown("without-project", "has no project", "required", ["WAY-15", "WAY-16"], without("project")),
  shown("without-offering", "has no offering", "required", ["WAY-15", "WAY-16"], without("offering")),
  shown("without-plan", "has no plan", "required", ["WAY-15", "WAY-16"], without("plan")),
  shown("without-created", "has no created", "required", ["WAY-15", "WAY-17"], without("created")),
  shown("without-state", "has no state", "required", ["WAY-15", "WAY-18"], without("state")),
  shown("project-number", "has a number as project", "type", ["WAY-15"], withMember(["project"], 5)),
  shown("plan-array", "has an array as plan", "type", ["WAY-15"], withMember(["plan"], [])),
  shown("offering-null", "has null as offering", "type", ["WAY-15"], withMember(["offering"], null)),
  shown(
    "created-yesterday",
    "was created yesterday",
    "format",
    ["WAY-17"],
    withMember(["created"], "yesterday"),
  ),
  shown(
    "created-number",
    "has a number as created",
    "type",
    ["WAY-17"],
    withMember(["created"], 1_742_292_000),
  ),
  shown(
    "created-date",
    "has a date without a time",
    "format",
    ["WAY-17"],
    withMember(["created"], "2025-03-18"),
  ),
  shown("state-number", "has a number as state", "type", ["WAY-18"], withMember(["state"], 1)),
  shown("state-null", "has null as state", "type", ["WAY-18"], withMember(["state"], null)),
];

function refusal(
  status: number,
  name: string,
  what: string,
  category: DefectCategory,
  promises: readonly string[],
  change: Change,
): Fault {
  return fault({ name, what, category, promises }, onAnswer("create", status, change));
}

const refusals: readonly Fault[] = [
  refusal(400, "invalid-as-200", "answers invalid orders with 200", "status", ["WAY-22"], withStatus(200)),
  refusal(400, "invalid-as-201", "answers invalid orders with 201", "status", ["WAY-22"], withStatus(201)),
  refusal(400, "invalid-as-500", "answers invalid orders with 500", "server-error", [], crashed),
  refusal(400, "invalid-as-page", "answers invalid orders with HTML", "media-type", [], asPage),
  refusal(400, "invalid-as-302", "sends invalid orders elsewhere", "status", ["WAY-22"], (answer) => ({
    ...withStatus(302)(answer),
    headers: { Location: "/login/" },
  })),
  refusal(
    401,
    "unauthorized-as-200",
    "answers a bad credential with 200",
    "ignored-credential",
    ["WAY-23"],
    withStatus(200),
  ),
  refusal(
    401,
    "unauthorized-as-302",
    "sends a bad credential to a login",
    "ignored-credential",
    ["WAY-23"],
    (answer) => ({
      ...withStatus(302)(answer),
      headers: { Location: "/login/" },
    }),
  ),
  refusal(401, "unauthorized-as-500", "answers a bad credential with 500", "server-error", [], crashed),
];

const leniences: readonly Fault[] = [
  ...(
    [
      ["project", "WAY-05"],
      ["offering", "WAY-06"],
      ["plan", "WAY-07"],
    ] as const
  ).flatMap(([key, promise]) => [
    lenient(
      { name: `${key}-optional`, what: `takes an order without ${key}`, promises: [promise] },
      `${key}: required`,
    ),
    lenient(
      { name: `${key}-any-type`, what: `takes any type as ${key}`, promises: [promise] },
      `${key}: type`,
    ),
    lenient({ name: `${key}-null`, what: `takes null as ${key}`, promises: [promise] }, `${key}: null`),
    lenient(
      { name: `${key}-no-uuid`, what: `takes a ${key} that is no UUID`, promises: [promise] },
      `${key}: uuid`,
      `${key}: unknown`,
    ),
    lenient(
      {
        name: `${key}-unknown`,
        what: `takes an unknown ${key}`,
        promises: [promise],
        category: "unknown-reference",
      },
      `${key}: unknown`,
    ),
  ]),
  lenient(
    { name: "attributes-optional", what: "takes an order without attributes", promises: ["WAY-08"] },
    "attributes: required",
  ),
  lenient(
    { name: "attributes-string", what: "takes a string as attributes", promises: ["WAY-08"] },
    "attributes: type text",
  ),
  lenient(
    { name: "attributes-array", what: "takes an array as attributes", promises: ["WAY-08"] },
    "attributes: type array",
  ),
  lenient(
    { name: "name-optional", what: "takes attributes without a name", promises: ["WAY-09"] },
    "attributes.name: required",
  ),
  lenient(
    { name: "name-number", what: "takes a number as name", promises: ["WAY-09"] },
    "attributes.name: type number",
  ),
  lenient({ name: "name-null", what: "takes null as name", promises: ["WAY-09"] }, "attributes.name: null"),
  lenient(
    { name: "limits-string", what: "takes a string as limits", promises: ["WAY-10", "WAY-11"] },
    "limits: type text",
  ),
  lenient(
    { name: "limits-array", what: "takes an array as limits", promises: ["WAY-10", "WAY-11"] },
    "limits: type array",
  ),
  lenient(
    { name: "storage-any-type", what: "takes any type as limits.storage", promises: ["WAY-11"] },
    "limits.storage: type",
  ),
  lenient(
    { name: "array-accepted", what: "takes an array as the body", promises: ["WAY-04", "WAY-22"] },
    "body: type array",
  ),
  lenient(
    { name: "malformed-accepted", what: "takes a body that is no JSON", promises: ["WAY-04", "WAY-22"] },
    "body: malformed",
  ),
  lenient(
    { name: "empty-accepted", what: "takes an empty body", promises: ["WAY-04", "WAY-22"] },
    "body: empty",
  ),
  lenient({ name: "media-type-any", what: "takes any media type", promises: ["WAY-04"] }, "media-type:"),
];

const others: readonly Fault[] = [
  fault(
    { name: "put-creates", what: "creates with PUT too", category: "undocumented-method" },
    methodAs("PUT", "POST", path),
  ),
  fault(
    { name: "delete-lists", what: "answers DELETE on the orders with 200", category: "undocumented-method" },
    methodAs("DELETE", "GET", path),
  ),
  fault(
    { name: "get-500", what: "crashes in the order's status", category: "server-error" },
    onAnswer("get", 200, crashed),
  ),
  fault(
    { name: "list-500", what: "crashes in the list of orders", category: "server-error" },
    onAnswer("list", 200, crashed),
  ),
  fault(
    { name: "terminate-500", what: "crashes in the termination", category: "server-error" },
    onAnswer("terminate", 200, crashed),
  ),
  fault(
    {
      name: "get-state-number",
      what: "shows a number as an order's state",
      category: "type",
      severity: "warning",
    },
    onAnswer("get", 200, withMember(["state"], 4)),
  ),
  fault(
    { name: "list-object", what: "lists an object", category: "type", severity: "warning" },
    onAnswer("list", 200, withJson("none")),
  ),
  fault(
    { name: "limits-slow", what: "takes eleven seconds over an order with empty limits", category: "slow" },
    onAnswer("create", 201, (answer, request) =>
      request.body.includes('"limits"') ? answer : { ...answer, delayMs: 11_000 },
    ),
  ),
];

/** Every way in which this server can break its page. */
export const wayscloudFaults: readonly Fault[] = [
  ...answers,
  ...refusals,
  ...leniences,
  ...accessFaults({ promises: ["WAY-03", "WAY-23"], neighbours: ["list", "get", "terminate"], withMessage }),
  ...oddInputFaults({ path, withMessage }),
  ...others,
];
