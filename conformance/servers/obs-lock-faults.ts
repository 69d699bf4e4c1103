import { misbehaving, neglecting } from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { onAnswer } from "./fault-kinds.js";
import type { Answer } from "./message.js";
import { xmlError } from "./obs-answers.js";

function neglects(
  name: string,
  what: string,
  promises: readonly string[],
  ...rules: readonly string[]
): Fault {
  return neglecting({ name, what, promises }, ...rules);
}

function replacing(from: RegExp, to: string): (answer: Answer) => Answer {
  return (answer) => ({ ...answer, text: (answer.text ?? "").replace(from, to) });
}

/** What can go wrong about WORM, versioning and retention. */
export const obsLockFaults: readonly Fault[] = [
  neglects(
    "worm-ignored",
    "makes no bucket with WORM",
    ["OBS-04", "OBS-29", "OBS-46", "OBS-08"],
    "lock: enabled",
  ),
  neglects("worm-always", "makes every bucket with WORM", ["OBS-04", "OBS-29", "OBS-05"], "lock: asked for"),
  neglects("worm-without-versioning", "does not version a bucket with WORM", ["OBS-08"], "lock: versions"),
  neglects(
    "worm-versioning-suspended",
    "suspends versioning under WORM",
    ["OBS-09"],
    "lock: versioning stays",
  ),
  misbehaving(
    {
      name: "worm-versioning-shown-suspended",
      what: "shows versioning as suspended under WORM",
      promises: ["OBS-08", "OBS-09"],
    },
    onAnswer("GET versioning", 200, replacing(/Enabled/, "Suspended")),
  ),
  neglects("worm-later", "switches WORM on later", ["OBS-05"], "lock: not later"),
  neglects(
    "worm-by-repeating",
    "switches WORM on when a bucket is created again",
    ["OBS-05"],
    "repeat: adds no lock",
  ),
  neglects("worm-off", "switches WORM off", ["OBS-07"], "lock: stays"),
  neglects(
    "worm-off-by-repeating",
    "switches WORM off when a bucket is created again",
    ["OBS-07"],
    "repeat: keeps lock",
  ),
  neglects("retention-lost", "does not keep a retention", ["OBS-06"], "retention: kept"),
  misbehaving(
    { name: "retention-refused", what: "refuses a retention", promises: ["OBS-06"] },
    onAnswer("PUT object-lock", 200, ({ of }) => xmlError(of, "InvalidRequest")),
  ),
  misbehaving(
    { name: "retention-other", what: "shows another retention", promises: ["OBS-06"] },
    onAnswer(
      "GET object-lock",
      200,
      replacing(/<Days>(\d+)<\/Days><Years>(\d+)<\/Years>/, "<Days>1$1</Days><Years>1$2</Years>"),
    ),
  ),
  misbehaving(
    { name: "worm-shown-off", what: "does not show WORM", promises: ["OBS-04", "OBS-29"] },
    onAnswer("GET object-lock", 200, replacing(/<ObjectLockEnabled>Enabled<\/ObjectLockEnabled>/, "")),
  ),
];
