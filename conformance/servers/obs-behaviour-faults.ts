import { misbehaving, neglecting, shown } from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { onAnswer } from "./fault-kinds.js";
import type { Answer } from "./message.js";
import { obsAclFaults } from "./obs-acl-faults.js";
import { obsLockFaults } from "./obs-lock-faults.js";
import { obsNameFaults } from "./obs-name-faults.js";

function neglects(
  name: string,
  what: string,
  promises: readonly string[],
  ...rules: readonly string[]
): Fault {
  return neglecting({ name, what, promises }, ...rules);
}

const regions: readonly Fault[] = [
  neglects(
    "location-ignored",
    "makes every bucket in the default region",
    ["OBS-32", "OBS-30"],
    "location: followed",
  ),
  neglects(
    "default-region-other",
    "makes a bucket elsewhere where no region is named",
    ["OBS-31"],
    "location: default",
  ),
  shown(
    misbehaving(
      {
        name: "location-shown-other",
        what: "shows another region",
        promises: ["OBS-32", "OBS-31", "OBS-30"],
      },
      onAnswer("GET location", 200, (answer) => ({
        ...answer,
        text: (answer.text ?? "").replace(/>[^<>]*<\/Location>/, ">atlantis-1</Location>"),
      })),
    ),
  ),
  shown(
    misbehaving(
      {
        name: "head-region-other",
        what: "shows another region in a header",
        promises: ["OBS-32", "OBS-31", "OBS-30"],
      },
      onAnswer("head", 200, (answer) => ({
        ...answer,
        headers: { ...answer.headers, "x-obs-bucket-location": "atlantis-1" },
      })),
    ),
  ),
];

const lives: readonly Fault[] = [
  neglects("created-not-readable", "does not find what it created", ["OBS-01", "OBS-36"], "create: stores"),
  neglects("created-not-listed", "does not list what it created", ["OBS-01", "OBS-36"], "create: lists"),
  neglects("deleted-readable", "shows what is deleted", [], "delete: removes"),
  neglects("deleted-listed", "lists what is deleted", [], "delete: unlists"),
  neglects("others-listed", "lists everybody's buckets", [], "list: own"),
  neglects(
    "others-let-in",
    "shows a private bucket to another account",
    ["OBS-15", "OBS-14"],
    "owner: asked",
  ),
].map(shown);

const secrets: readonly Fault[] = ["GET acl", "list", "GET location"].map((of) =>
  misbehaving(
    {
      name: `secret-in-${of.replace("GET ", "")}`,
      what: `shows the secret key in the answer to ${of}`,
      promises: [],
    },
    {
      writes: (answer: Answer, _request, env) =>
        answer.of === of && answer.text !== undefined
          ? { ...answer, headers: { ...answer.headers, "x-obs-debug": env.OBS_SECRET_ACCESS_KEY ?? "" } }
          : answer,
    },
  ),
);

/** Every way in which this server breaks its page over several requests. */
export const obsBehaviourFaults: readonly Fault[] = [
  ...obsNameFaults,
  ...regions,
  ...obsAclFaults,
  ...obsLockFaults,
  ...lives,
  ...secrets,
];
