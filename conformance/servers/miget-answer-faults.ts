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
import type { Answer } from "./message.js";
import type { DefectCategory } from "./reference-server.js";

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

/** What is wrong about the answers of this server, whatever it is asked. */
export const migetAnswerFaults: readonly Fault[] = [...answers, ...refusals];
