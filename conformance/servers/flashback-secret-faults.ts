import { misbehaving } from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { onAnswer, withMember } from "./fault-kinds.js";
import { whenCreating, whereSaid, withMessage } from "./flashback-fault-kinds.js";
import { withAdded } from "./json-change.js";
import { sentMember } from "./sent-member.js";

const leaks: readonly Fault[] = [
  whenCreating(
    200,
    "secret-in-success",
    "repeats the secret in the answer",
    "secret-leak",
    ["FLB-23"],
    (answer, request) => withMember(["secret"], sentMember(request, "secret"))(answer),
  ),
  whenCreating(
    400,
    "secret-in-refusal",
    "repeats the secret in a message",
    "secret-leak",
    ["FLB-23"],
    (answer, request) =>
      sentMember(request, "secret") === ""
        ? answer
        : withMessage(answer, `Cannot use secret ${sentMember(request, "secret")}.`),
  ),
  whenCreating(
    200,
    "key-in-success",
    "repeats the key in the answer",
    "secret-leak",
    ["FLB-23"],
    (answer, request) => withMember(["bucket", "key"], sentMember(request, "key"))(answer),
  ),
  whenCreating(
    200,
    "key-in-header",
    "repeats the key in a header",
    "secret-leak",
    ["FLB-23"],
    (answer, request) => ({
      ...answer,
      headers: { "X-Storage-Key": encodeURIComponent(sentMember(request, "key")) },
    }),
  ),
  whenCreating(
    400,
    "secret-in-base64",
    "repeats the secret in base64 in a message",
    "secret-leak",
    ["FLB-23"],
    (answer, request) =>
      sentMember(request, "secret") === ""
        ? answer
        : withMessage(answer, `Cannot use ${Buffer.from(sentMember(request, "secret")).toString("base64")}.`),
  ),
];

const secrets: readonly Fault[] = [
  leakingInList("secret-in-list", "lists the storage secrets", "secret"),
  leakingInList("key-in-list", "lists the storage keys", "key"),
  misbehaving(
    { name: "secret-in-quota", what: "shows the secret with 429", promises: ["FLB-23"] },
    onAnswer("create", 429, (answer, request) =>
      withMember(["message"], `Not stored: ${sentMember(request, "secret")}`)(answer),
    ),
  ),
  misbehaving(
    { name: "secret-in-duplicate", what: "shows the secret where a bucket is taken", promises: ["FLB-23"] },
    whereSaid(/there already/, (answer, request) =>
      withMember(["message"], `Not stored: ${sentMember(request, "secret")}`)(answer),
    ),
  ),
  misbehaving(
    {
      name: "secret-in-later-header",
      what: "shows the secret in a header of the list",
      promises: ["FLB-23"],
    },
    {
      begins: () => {
        let secret = "";
        return {
          writes: (answer, request) => {
            secret = sentMember(request, "secret") || secret;
            return answer.of === "list" && secret !== ""
              ? { ...answer, headers: { ...answer.headers, "X-Storage": encodeURIComponent(secret) } }
              : answer;
          },
        };
      },
    },
  ),
];

/** Remembers what each creation was given, and lists it. */
function leakingInList(name: string, what: string, member: string): Fault {
  return misbehaving(
    { name, what, promises: ["FLB-23"] },
    {
      begins: () => {
        let kept = "";
        return {
          writes: (answer, request) => {
            kept = sentMember(request, member) || kept;
            return answer.of === "list" ? withAdded(["buckets", "*"], { [member]: kept })(answer) : answer;
          },
        };
      },
    },
  );
}

/** Everything that this server may show of the credentials of a storage. */
export const flashbackSecretFaults: readonly Fault[] = [...leaks, ...secrets];
