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
  withMember,
} from "./fault-kinds.js";
import { type Answer, jsonAnswer } from "./message.js";
import { oddInputFaults } from "./odd-input-faults.js";
import { wayscloudAnswerFaults } from "./wayscloud-answer-faults.js";
import { wayscloudBehaviourFaults } from "./wayscloud-behaviour-faults.js";

const path = /^\/api\/marketplace-orders\/$/;

function withMessage(answer: Answer, detail: string): Answer {
  return jsonAnswer(answer.of, answer.status, { detail });
}

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

const refusals: readonly Fault[] = [
  refusing(
    { name: "limits-required", what: "refuses an order without limits", promises: ["WAY-10"] },
    (body) => body.includes('"plan"') && !body.includes('"limits"'),
  ),
  refusing(
    { name: "limits-refused", what: "refuses an order with limits", promises: ["WAY-10", "WAY-11"] },
    (body) => body.includes('"storage"'),
  ),
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
  ...wayscloudAnswerFaults,
  ...leniences,
  ...accessFaults({ promises: ["WAY-03", "WAY-23"], neighbours: ["list", "get", "terminate"], withMessage }),
  ...oddInputFaults({ path, withMessage }),
  ...refusals,
  ...others,
  ...wayscloudBehaviourFaults,
];
