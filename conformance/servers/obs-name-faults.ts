import { misbehaving, neglecting, shown } from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { onAnswer, withStatus } from "./fault-kinds.js";
import type { Answer } from "./message.js";
import { plain } from "./obs-answers.js";

function neglects(
  name: string,
  what: string,
  promises: readonly string[],
  ...rules: readonly string[]
): Fault {
  return neglecting({ name, what, promises }, ...rules);
}

/** Changes the refusals of a creation that have some code. */
function whereCode(
  words: Parameters<typeof misbehaving>[0],
  code: string,
  change: (answer: Answer) => Answer,
): Fault {
  const writes = (answer: Answer) =>
    answer.of === "create" && answer.text?.includes(`<Code>${code}</Code>`) ? change(answer) : answer;
  return misbehaving(words, { writes });
}

const conflicts: readonly Fault[] = [
  neglects(
    "other-account-accepted",
    "answers 200 to another account",
    ["OBS-12", "OBS-10"],
    "conflict: account",
  ),
  neglects(
    "other-account-takes-over",
    "gives a bucket to another account",
    ["OBS-12", "OBS-10"],
    "conflict: account",
    "conflict: owner stays",
  ),
  ...[400, 403].map((status) =>
    whereCode(
      { name: `other-account-${status}`, what: `answers ${status} to another account`, promises: ["OBS-12"] },
      "BucketAlreadyExists",
      withStatus(status),
    ),
  ),
  neglects("other-region-accepted", "answers 200 in another region", ["OBS-13"], "conflict: region"),
  neglects(
    "other-region-moves",
    "moves a bucket to another region",
    ["OBS-13", "OBS-11"],
    "conflict: region",
    "conflict: region stays",
  ),
  whereCode(
    { name: "other-region-400", what: "answers 400 in another region", promises: ["OBS-13"] },
    "BucketAlreadyOwnedByYou",
    withStatus(400),
  ),
  neglects("repeat-refused", "refuses one's own bucket again", ["OBS-11"], "repeat: accepted"),
  shown(
    neglects(
      "repeat-overwrites-acl",
      "takes the ACL of the later creation",
      ["OBS-11", "OBS-14"],
      "repeat: keeps acl",
    ),
  ),
  repeated("repeat-201", "answers one's own bucket again with 201", ["OBS-11", "OBS-36"], withStatus(201)),
  repeated("repeat-204", "answers one's own bucket again with 204", ["OBS-11", "OBS-36"], withStatus(204)),
  repeated(
    "repeat-without-location",
    "leaves Location out when a bucket is created again",
    ["OBS-34", "OBS-35"],
    ({ of }) => plain(of, 200),
  ),
];

/** Changes the success of a creation after the first under the same name. */
function repeated(
  name: string,
  what: string,
  promises: readonly string[],
  change: (answer: Answer) => Answer,
): Fault {
  return misbehaving(
    { name, what, promises },
    {
      begins: () => {
        const seen = new Set<string>();
        return onAnswer("create", 200, (answer, { headers }) => {
          const host = headers.get("host") ?? "";
          if (seen.has(host)) return change(answer);
          seen.add(host);
          return answer;
        });
      },
    },
  );
}

const names: readonly Fault[] = [
  neglects("deleted-name-free", "lets a deleted name be used at once", ["OBS-03"], "name: reused"),
  {
    ...misbehaving(
      {
        name: "location-of-another",
        what: "names another bucket in Location",
        promises: ["OBS-35", "OBS-34"],
      },
      onAnswer("create", 200, (answer) => ({
        ...answer,
        headers: { ...answer.headers, Location: "/examplebucket" },
      })),
    ),
    severity: "warning",
  },
  neglects("limit-ignored", "creates a hundred and first bucket", ["OBS-02"], "limit: checked"),
  // The page's hundred is a default, and the list is a neighbour's.
  shown(
    neglects("limit-refused-but-created", "keeps the bucket that it refuses", ["OBS-02"], "limit: refuses"),
  ),
  shown(neglects("limit-of-ten", "refuses the eleventh bucket", ["OBS-02"], "limit: a hundred")),
  whereCode(
    { name: "limit-200", what: "answers 200 to a hundred and first bucket", promises: ["OBS-02"] },
    "TooManyBuckets",
    ({ of }) => plain(of, 200),
  ),
];

/** What can go wrong about a name that is in use, or was. */
export const obsNameFaults: readonly Fault[] = [...conflicts, ...names];
