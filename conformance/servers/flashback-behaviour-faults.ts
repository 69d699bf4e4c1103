import {
  echoing,
  echoingTheFirst,
  echoingThePast,
  misbehaving,
  neglecting,
} from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { onAnswer, refusing, withJson, withMember, withStatus, withType } from "./fault-kinds.js";
import { whereSaid } from "./flashback-fault-kinds.js";
import { type Answer, emptyAnswer, jsonAnswer } from "./message.js";

function neglects(name: string, what: string, promises: readonly string[], ...rules: readonly string[]) {
  return neglecting({ name, what, promises }, ...rules);
}

const succeeds = (answer: Answer) => jsonAnswer(answer.of, 200, { success: false });

const names: readonly Fault[] = [
  neglects("duplicate-accepted", "takes the same bucket twice", ["FLB-18"], "bucket: unique"),
  neglects(
    "duplicate-with-other-name",
    "takes the same bucket twice under two names",
    ["FLB-18"],
    "bucket: unique whatever the name",
  ),
  neglects("duplicate-repeats", "answers a taken bucket with its id", ["FLB-18"], "bucket: refused again"),
  misbehaving(
    { name: "duplicate-200", what: "answers a taken bucket with 200 and no success", promises: ["FLB-18"] },
    whereSaid(/there already/, succeeds),
  ),
  neglects("unique-everywhere", "refuses what another organisation has", ["FLB-19"], "organisation: apart"),
];

const storages: readonly Fault[] = [
  neglects("storage-key-unchecked", "takes any storage key", ["FLB-20"], "key: known"),
  neglects("storage-secret-unchecked", "takes any storage secret", ["FLB-20"], "secret: known"),
  neglects("storage-unchecked", "never tries the storage", ["FLB-20"], "key: known", "secret: known"),
  neglects("storage-checked-late", "keeps the bucket that it refuses", ["FLB-20"], "storage: refuses"),
  misbehaving(
    { name: "storage-refused-200", what: "answers bad storage credentials with 200", promises: ["FLB-20"] },
    whereSaid(/these credentials/, succeeds),
  ),
  ...(["GCS", "AZURE"] as const).map(
    (kind): Fault => ({
      ...refusing(
        {
          name: `${kind.toLowerCase()}-refused`,
          what: `refuses ${kind}`,
          promises: [kind === "GCS" ? "FLB-11" : "FLB-12", "FLB-09"],
        },
        (body) => body.includes(`"${kind}"`),
      ),
      category: "behaviour",
    }),
  ),
];

const full = (change: (answer: Answer) => Answer) => onAnswer("create", 429, change);

const quotas: readonly Fault[] = [
  neglects("quota-ignored", "creates an eleventh bucket", ["FLB-21", "FLB-25", "FLB-26"], "quota"),
  neglects("quota-of-five", "refuses the sixth bucket", ["FLB-25", "FLB-21"], "quota: ten"),
  neglects(
    "quota-refused-but-created",
    "keeps the bucket that it refuses",
    ["FLB-21", "FLB-26"],
    "quota: refuses",
  ),
  misbehaving(
    { name: "quota-200", what: "answers an eleventh bucket with 200", promises: ["FLB-26", "FLB-21"] },
    full(withStatus(200)),
  ),
  misbehaving(
    { name: "quota-400", what: "answers an eleventh bucket with 400", promises: ["FLB-26"] },
    full(withStatus(400)),
  ),
  misbehaving(
    { name: "quota-403", what: "answers an eleventh bucket with 403", promises: ["FLB-26"] },
    full(withStatus(403)),
  ),
  misbehaving(
    { name: "quota-without-body", what: "says nothing with 429", promises: ["FLB-33", "FLB-03"] },
    full(({ of }) => emptyAnswer(of, 429)),
  ),
  misbehaving(
    { name: "quota-as-text", what: "says 429 as plain text", promises: ["FLB-33", "FLB-03"] },
    full(withType("text/plain")),
  ),
  misbehaving(
    { name: "quota-success-text", what: "has a text as success with 429", promises: ["FLB-33"] },
    full(withMember(["success"], "false")),
  ),
  misbehaving(
    { name: "quota-id-number", what: "has a number as bucketId with 429", promises: ["FLB-33"] },
    full(withMember(["bucketId"], 0)),
  ),
  misbehaving(
    { name: "quota-array", what: "answers a list with 429", promises: ["FLB-33"] },
    full(withJson(["quota"])),
  ),
];

/** What becomes of a bucket stands on neighbouring pages. */
const lives: readonly Fault[] = [
  echoingTheFirst(
    { name: "id-of-the-first", what: "gives every bucket the same id", promises: ["FLB-30", "FLB-28"] },
    ["create"],
    ["bucketId"],
  ),
  echoingThePast(
    { name: "id-of-another", what: "answers with the id of the bucket before", promises: ["FLB-30"] },
    ["create"],
    ["bucketId"],
  ),
  {
    ...echoing(
      { name: "id-listed-other", what: "lists buckets under other ids", promises: ["FLB-30"] },
      ["list"],
      ["buckets", "*", "id"],
      () => "550e8400-e29b-41d4-a716-446655440000",
    ),
    severity: "warning",
  },
  {
    ...neglects("created-not-listed", "does not list what it created", ["FLB-30"], "create: lists"),
    severity: "warning",
  },
  { ...neglects("deleted-listed", "lists what is deleted", [], "delete: unlists"), severity: "warning" },
];

/** Every way in which this server breaks its page over several requests. */
export const flashbackBehaviourFaults: readonly Fault[] = [...names, ...storages, ...quotas, ...lives];
