import { answering, echoing, misbehaving, shown, words } from "./behaviour-fault-kinds.js";
import { tokenOf } from "./credential.js";
import type { Fault } from "./fault.js";
import { withMember, withStatus } from "./fault-kinds.js";
import { onText } from "./json-change.js";
import type { Answer, Received } from "./message.js";
import { isRecord } from "./shape.js";
import { wayscloudTrackingFaults } from "./wayscloud-tracking-faults.js";

const born = ["create"] as const;
const read = ["get"] as const;
const other = "6a1f0c1e-0d3b-4f7e-9c55-0123456789ab";

const references = ["project", "offering", "plan"] as const;

const echoes: readonly Fault[] = [
  ...references.flatMap((key) => [
    echoing(words(`${key}-other`, `shows another ${key}`, "WAY-16"), born, [key], () => other),
    echoing(
      words(`${key}-tracked-other`, `shows another ${key} in the tracked order`, "WAY-16", "WAY-24"),
      read,
      [key],
      () => other,
    ),
  ]),
  echoing(
    words("project-in-capitals", "shows the project in capitals", "WAY-16"),
    born,
    ["project"],
    onText((text) => text.toUpperCase()),
  ),
  echoing(
    words("plan-cut", "shows half of the plan", "WAY-16", "WAY-15"),
    born,
    ["plan"],
    onText((text) => text.slice(0, 18)),
  ),
  answering(
    words("plan-and-offering-swapped", "shows plan and offering in each other's place", "WAY-16"),
    born,
    swapped,
  ),
  answering(
    words("created-long-ago", "was created years ago", "WAY-17"),
    born,
    withMember(["created"], "2001-03-18T10:00:00Z"),
  ),
].map(shown);

function swapped(answer: Answer): Answer {
  if (!isRecord(answer.json)) return answer;
  const { plan, offering } = answer.json;
  return { ...answer, json: { ...answer.json, plan: offering, offering: plan } };
}

/** Answers another status where an order is refused for something in it. */
function refusing(
  name: string,
  what: string,
  status: number,
  isMeant: (body: unknown) => boolean,
  ...promises: readonly string[]
): Fault {
  return misbehaving(words(name, what, ...promises), {
    writes: (answer, request) =>
      answer.of === "create" && answer.status === 400 && isMeant(bodyOf(request))
        ? withStatus(status)(answer)
        : answer,
  });
}

function bodyOf({ body }: Received): unknown {
  try {
    const value: unknown = JSON.parse(body.toString());
    return value;
  } catch {
    return undefined;
  }
}

const lacks = (key: string) => (body: unknown) => isRecord(body) && !Object.hasOwn(body, key);

const refusals: readonly Fault[] = [
  refusing(
    "missing-project-422",
    "answers 422 to an order without a project",
    422,
    lacks("project"),
    "WAY-22",
    "WAY-05",
  ),
  refusing(
    "missing-plan-404",
    "answers 404 to an order without a plan",
    404,
    lacks("plan"),
    "WAY-22",
    "WAY-07",
  ),
  refusing(
    "missing-offering-409",
    "answers 409 to an order without an offering",
    409,
    lacks("offering"),
    "WAY-22",
    "WAY-06",
  ),
  refusing(
    "missing-name-422",
    "answers 422 to an order without a name",
    422,
    (body) => isRecord(body) && isRecord(body.attributes) && !("name" in body.attributes),
    "WAY-22",
    "WAY-09",
  ),
];

const secrets: readonly Fault[] = [
  leaking("token-in-tracked-order", "shows the token in the tracked order", "get"),
  leaking("token-in-resource", "shows the token in the service", "resource"),
];

function leaking(name: string, what: string, of: string): Fault {
  return answering(words(name, what), [of], (answer, request) =>
    withMember(["created_by"], { token: tokenOf(request) })(answer),
  );
}

/** Every way in which this server breaks its page over several requests. */
export const wayscloudBehaviourFaults: readonly Fault[] = [
  ...echoes,
  ...wayscloudTrackingFaults,
  ...refusals,
  ...secrets,
];
