import {
  answering,
  type BehaviourWords,
  echoing,
  echoingTheFirst,
  echoingThePast,
  misbehaving,
  neglecting,
} from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { withMember, withoutMember } from "./fault-kinds.js";
import { onText } from "./json-change.js";
import type { Answer } from "./message.js";
import { isRecord } from "./shape.js";

const born = ["create"] as const;
const read = ["get"] as const;
const everywhere = ["create", "get"] as const;

function words(name: string, what: string, ...promises: readonly string[]): BehaviourWords {
  return { name, what, promises };
}

/** A breach of what the page implies, or of what a neighbouring page shows. */
function implied(one: Fault): Fault {
  return { ...one, severity: "warning" };
}

/** Changes the buckets that have a visibility. */
function whereIs(visibility: string, change: (answer: Answer) => Answer) {
  return (answer: Answer) =>
    isRecord(answer.json) && answer.json.visibility === visibility ? change(answer) : answer;
}

const defaults: readonly Fault[] = [
  neglecting(words("default-public", "makes buckets public by default", "MIG-10"), "default: visibility"),
  neglecting(words("default-size-one", "makes buckets of one GiB by default", "MIG-12"), "default: size"),
  echoing(
    words("quota-in-gb", "counts a GiB as ten to the ninth bytes", "MIG-13", "MIG-22", "MIG-12"),
    everywhere,
    ["quota_bytes"],
    (value) => Math.round((Number(value) / 2 ** 30) * 1e9),
  ),
  echoing(
    words("quota-in-mib", "counts the size as MiB", "MIG-13", "MIG-22", "MIG-12"),
    everywhere,
    ["quota_bytes"],
    (value) => Math.round(Number(value) / 1024),
  ),
  echoing(
    words("quota-none", "shows no quota", "MIG-13", "MIG-22", "MIG-12"),
    everywhere,
    ["quota_bytes"],
    () => 0,
  ),
  neglecting(
    words("size-ignored", "makes every bucket of the default size", "MIG-12", "MIG-13", "MIG-22"),
    "size: kept",
  ),
];

const visibilities: readonly Fault[] = [
  neglecting(
    words("visibility-ignored", "makes every bucket private", "MIG-18", "MIG-10", "MIG-11"),
    "visibility: kept",
  ),
  echoing(
    words("visibility-shown-private", "shows every bucket as private", "MIG-18"),
    everywhere,
    ["visibility"],
    () => "private_access",
  ),
  echoingThePast(
    words("visibility-of-another", "shows the visibility of the bucket before", "MIG-18"),
    born,
    ["visibility"],
  ),
  answering(
    words("endpoint-of-private", "shows a public endpoint for a private bucket", "MIG-28"),
    everywhere,
    whereIs("private_access", withMember(["public_endpoint"], "https://calm.public.miget.com")),
  ),
  answering(
    words("endpoint-missing", "shows no public endpoint for a public bucket", "MIG-28", "MIG-29"),
    everywhere,
    withoutMember("public_endpoint"),
  ),
  echoing(
    words("endpoint-http", "shows a public endpoint without TLS", "MIG-29"),
    everywhere,
    ["public_endpoint"],
    onText((text) => text.replace("https:", "http:")),
  ),
];

const echoes: readonly Fault[] = [
  echoing(
    words("label-cut", "shows the first eight characters of the label", "MIG-16"),
    everywhere,
    ["label"],
    onText((text) => text.slice(0, 8)),
  ),
  echoing(
    words("label-in-capitals", "shows the label in capitals", "MIG-16"),
    everywhere,
    ["label"],
    onText((text) => text.toUpperCase()),
  ),
  echoingThePast(words("label-of-another", "shows the label of the bucket before", "MIG-16"), born, [
    "label",
  ]),
  answering(words("label-is-name", "shows the name as label", "MIG-16"), everywhere, (answer) =>
    withMember(["label"], isRecord(answer.json) ? answer.json.name : "")(answer),
  ),
  echoingTheFirst(words("uuid-of-the-first", "gives every bucket the same uuid", "MIG-14"), born, ["uuid"]),
  implied(
    echoingTheFirst(words("name-of-the-first", "gives every bucket the same name", "MIG-15"), everywhere, [
      "name",
    ]),
  ),
  implied(
    answering(
      words("policy-no-json", "shows a policy that is no JSON", "MIG-30"),
      everywhere,
      withMember(["policy"], "{Version: 1"),
    ),
  ),
];

const births: readonly Fault[] = [
  echoing(
    words("usage-at-birth", "has bytes at birth", "MIG-32", "MIG-21"),
    everywhere,
    ["usage_bytes"],
    () => 4096,
  ),
  echoing(
    words("objects-at-birth", "has objects at birth", "MIG-32", "MIG-24"),
    everywhere,
    ["object_count"],
    () => 1,
  ),
  echoing(
    words("percentage-at-birth", "is used in parts at birth", "MIG-32", "MIG-23"),
    everywhere,
    ["usage_percentage"],
    () => 12.5,
  ),
  neglecting(words("state-stuck", "stays pending for ever", "MIG-33"), "state: moves"),
  echoing(
    words("state-failed", "fails every bucket after its creation", "MIG-33"),
    read,
    ["state"],
    () => "failed",
  ),
].map(implied);

const stateWord = echoing(
  words("state-other-word", "reads back a state that the page does not have", "MIG-17", "MIG-33"),
  read,
  ["state"],
  () => "provisioned",
);

const workspaces: readonly Fault[] = [
  neglecting(
    words("workspace-demanded", "refuses what names no workspace", "MIG-04", "MIG-05"),
    "workspace: optional",
  ),
  misbehaving(words("workspace-refused", "refuses what names a workspace", "MIG-04"), {
    reads: (request) =>
      request.headers.has("x-workspace-id")
        ? { ...request, headers: new Map([...request.headers, ["x-workspace-id", "nobody"]]) }
        : request,
  }),
];

const lives: readonly Fault[] = [
  neglecting(words("created-not-readable", "does not find what it created", "MIG-14"), "create: stores"),
  neglecting(words("created-not-listed", "does not list what it created"), "create: lists"),
  neglecting(words("deleted-readable", "shows what is deleted"), "delete: removes"),
  neglecting(words("deleted-listed", "lists what is deleted"), "delete: unlists"),
  echoing(
    words("get-other-label", "reads back another label", "MIG-16"),
    read,
    ["label"],
    onText((text) => `${text} 2`),
  ),
  echoing(
    words("get-other-visibility", "reads back another visibility", "MIG-18"),
    read,
    ["visibility"],
    (value) => (value === "public_access" ? "private_access" : "public_access"),
  ),
  echoing(
    words("get-other-quota", "reads back another quota", "MIG-22", "MIG-13"),
    read,
    ["quota_bytes"],
    () => 2 ** 30 + 1,
  ),
  echoing(
    words("get-other-uuid", "reads back another uuid", "MIG-14"),
    read,
    ["uuid"],
    () => "6a1f0c1e-0d3b-4f7e-9c55-0123456789ab",
  ),
  echoing(
    words("get-other-name", "reads back another name", "MIG-15"),
    read,
    ["name"],
    onText((text) => `${text}-2`),
  ),
  echoing(
    words("get-other-created", "reads back another time of creation", "MIG-25"),
    read,
    ["created_at"],
    () => new Date(Date.now() - 86_400_000).toISOString(),
  ),
].map(implied);

/** Every way in which this server breaks its page over several requests. */
export const migetBehaviourFaults: readonly Fault[] = [
  ...defaults,
  ...visibilities,
  ...echoes,
  ...births,
  stateWord,
  ...workspaces,
  ...lives,
];
