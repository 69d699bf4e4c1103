import {
  answering,
  type BehaviourWords,
  echoing,
  echoingTheFirst,
  echoingThePast,
  misbehaving,
  neglecting,
} from "./behaviour-fault-kinds.js";
import { tokenOf } from "./credential.js";
import type { Fault } from "./fault.js";
import { withMember, withStatus } from "./fault-kinds.js";
import { onText } from "./json-change.js";
import type { Answer, Received } from "./message.js";
import { isRecord } from "./shape.js";

const born = ["create"] as const;
const read = ["get"] as const;
const other = "6a1f0c1e-0d3b-4f7e-9c55-0123456789ab";

function words(name: string, what: string, ...promises: readonly string[]): BehaviourWords {
  return { name, what, promises };
}

/** A breach of what an example shows, or of what a neighbouring page does. */
function shown(one: Fault): Fault {
  return { ...one, severity: "warning" };
}

const references = ["project", "offering", "plan"] as const;

const echoes: readonly Fault[] = [
  ...references.flatMap((key) => [
    echoing(words(`${key}-other`, `shows another ${key}`, "WAY-16"), born, [key], () => other),
    echoing(
      words(`${key}-tracked-other`, `shows another ${key} in the tracked order`, "WAY-16"),
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

/** Gives every identifier that a variant shows another value. */
function withIds(change: (value: unknown) => unknown) {
  return (answer: Answer): Answer => {
    const order = isRecord(answer.json) ? answer.json : {};
    const ids = ["uuid", "order_uuid"].filter((key) => key in order).map((key) => [key, change(order[key])]);
    return { ...answer, json: { ...order, ...Object.fromEntries(ids) } };
  };
}

const tracking: readonly Fault[] = [
  neglecting(words("order-untrackable", "does not find an order again", "WAY-20", "WAY-15"), "order: kept"),
  answering(
    words("order-other-id", "answers an id that is no order's", "WAY-20", "WAY-15"),
    born,
    withIds(() => other),
  ),
  echoingTheFirst(words("order-id-of-the-first", "gives every order the same id", "WAY-20", "WAY-15"), born, [
    "uuid",
  ]),
  echoingThePast(
    words("order-id-of-another", "answers the id of the order before", "WAY-20", "WAY-15"),
    born,
    ["uuid"],
  ),
  neglecting(words("order-never-done", "never carries an order out", "WAY-19", "WAY-21"), "order: ends"),
  echoing(
    words("order-erred", "ends every order in an error", "WAY-21", "WAY-19"),
    read,
    ["state"],
    (state) => (state === "Succeeded" || state === "done" ? "erred" : state),
  ),
  echoing(words("tracked-other-id", "tracks another order", "WAY-20", "WAY-15"), read, ["uuid"], () => other),
  echoing(
    words("tracked-other-created", "tracks another time of creation", "WAY-17", "WAY-15"),
    read,
    ["created"],
    () => new Date(Date.now() - 86_400_000).toISOString(),
  ),
  shown(neglecting(words("created-not-listed", "does not list an order", "WAY-20"), "order: listed")),
];

const services: readonly Fault[] = [
  neglecting(words("resource-missing", "has no service after the order", "WAY-21"), "resource: there"),
  echoing(
    words("resource-erred", "has a broken service after the order", "WAY-21"),
    ["resource"],
    ["state"],
    (state) => (state === "OK" ? "Erred" : state),
  ),
  echoing(
    words("resource-other-limit", "orders another limit", "WAY-11", "WAY-10", "WAY-21"),
    ["resource"],
    ["limits", "storage"],
    (limit) => Number(limit) * 1024,
  ),
  echoing(
    words("resource-other-name", "orders another name", "WAY-09", "WAY-21"),
    ["resource"],
    ["name"],
    onText((text) => `${text}-1`),
  ),
  shown(neglecting(words("deleted-readable", "keeps what is ended"), "delete: removes")),
].map(shown);

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
  ...tracking,
  ...services,
  ...refusals,
  ...secrets,
];
