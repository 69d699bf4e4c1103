import type { Fault } from "./fault.js";
import {
  asPage,
  brokenOff,
  crashed,
  fault,
  onAnswer,
  withJson,
  withMember,
  withStatus,
  withType,
} from "./fault-kinds.js";
import type { Answer } from "./message.js";
import type { DefectCategory } from "./reference-server.js";
import { isRecord } from "./shape.js";

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

/** What is wrong about the answers of this server, whatever it is asked. */
export const wayscloudAnswerFaults: readonly Fault[] = [...answers, ...refusals];
