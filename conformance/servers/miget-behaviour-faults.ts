import {
  answering,
  echoing,
  echoingTheFirst,
  echoingThePast,
  neglecting,
  shown,
  words,
} from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { withMember, withoutMember } from "./fault-kinds.js";
import { onText } from "./json-change.js";
import type { Answer } from "./message.js";
import { migetLifeFaults } from "./miget-life-faults.js";
import { isRecord } from "./shape.js";

const born = ["create"] as const;
const everywhere = ["create", "get"] as const;

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
  // The member is optional.
  shown(
    answering(
      words("endpoint-missing", "shows no public endpoint for a public bucket", "MIG-28", "MIG-29"),
      everywhere,
      withoutMember("public_endpoint"),
    ),
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
  shown(
    echoingTheFirst(words("name-of-the-first", "gives every bucket the same name", "MIG-15"), everywhere, [
      "name",
    ]),
  ),
  shown(
    answering(
      words("policy-no-json", "shows a policy that is no JSON", "MIG-30"),
      everywhere,
      withMember(["policy"], "{Version: 1"),
    ),
  ),
];

/** Every way in which this server breaks its page over several requests. */
export const migetBehaviourFaults: readonly Fault[] = [
  ...defaults,
  ...visibilities,
  ...echoes,
  ...migetLifeFaults,
];
