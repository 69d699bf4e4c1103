import {
  answering,
  echoing,
  echoingTheFirst,
  echoingThePast,
  misbehaving,
  neglecting,
  shown,
} from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { onAnswer, withMember, withStatus } from "./fault-kinds.js";
import { onText } from "./json-change.js";
import { latitudeWrongCodes } from "./latitude-code-faults.js";
import { latitudeLifeFaults } from "./latitude-life-faults.js";

const attributes = ["data", "attributes"] as const;
const everywhere = ["create", "get"] as const;

const names: readonly Fault[] = [
  neglecting(
    { name: "duplicate-accepted", what: "takes the same name twice", promises: ["LAT-47"] },
    "name: unique",
  ),
  neglecting(
    {
      name: "duplicate-repeats",
      what: "answers a taken name with the bucket that has it",
      promises: ["LAT-47"],
    },
    "name: refused again",
  ),
  misbehaving(
    { name: "duplicate-422", what: "answers a taken name with 422", promises: ["LAT-47"] },
    onAnswer("create", 409, withStatus(422)),
  ),
  misbehaving(
    { name: "duplicate-400", what: "answers a taken name with 400", promises: ["LAT-47"] },
    onAnswer("create", 409, withStatus(400)),
  ),
  misbehaving(
    { name: "duplicate-200", what: "answers a taken name with 200 and the error", promises: ["LAT-47"] },
    onAnswer("create", 409, withStatus(200)),
  ),
];

const references: readonly Fault[] = [
  neglecting(
    { name: "slug-unknown", what: "does not know a project by its slug", promises: ["LAT-13"] },
    "project: by slug",
  ),
  neglecting(
    { name: "id-unknown", what: "does not know a project by its ID", promises: ["LAT-12", "LAT-23"] },
    "project: by id",
  ),
  neglecting(
    { name: "limited-key-creates", what: "lets a user create who may not", promises: ["LAT-44"] },
    "key: limited",
  ),
  misbehaving(
    { name: "limited-key-404", what: "answers 404 to a user who may not create", promises: ["LAT-44"] },
    onAnswer("create", 403, withStatus(404)),
  ),
  misbehaving(
    { name: "limited-key-422", what: "answers 422 to a user who may not create", promises: ["LAT-44"] },
    onAnswer("create", 403, withStatus(422)),
  ),
];

const echoes: readonly Fault[] = [
  ...[
    echoing(
      { name: "name-in-capitals", what: "shows the name in capitals", promises: ["LAT-30", "LAT-29"] },
      everywhere,
      [...attributes, "name"],
      onText((text) => text.toUpperCase()),
    ),
    echoing(
      {
        name: "name-cut",
        what: "shows the first eight characters of the name",
        promises: ["LAT-30", "LAT-29"],
      },
      everywhere,
      [...attributes, "name"],
      onText((text) => text.slice(0, 8)),
    ),
    echoingThePast(
      {
        name: "name-of-another",
        what: "shows the name of the bucket before",
        promises: ["LAT-30", "LAT-29"],
      },
      ["create"],
      [...attributes, "name"],
    ),
    echoing(
      {
        name: "region-ignored",
        what: "shows the same region for everything",
        promises: ["LAT-39", "LAT-18"],
      },
      everywhere,
      [...attributes, "region"],
      () => ({ id: "NYC", city: "NYC", country: "United States" }),
    ),
    echoing(
      {
        name: "region-other-form",
        what: "shows the region in small letters",
        promises: ["LAT-39", "LAT-18"],
      },
      everywhere,
      [...attributes, "region", "id"],
      onText((text) => text.toLowerCase()),
    ),
    echoing(
      { name: "project-other", what: "shows another project", promises: ["LAT-41", "LAT-12"] },
      everywhere,
      [...attributes, "project", "id"],
      () => "proj_6059EqYkOQj8p",
    ),
    answering(
      { name: "size-one", what: "has a size at birth", promises: ["LAT-32"] },
      everywhere,
      withMember([...attributes, "size_in_gb"], 1),
    ),
  ].map(shown),
  echoingTheFirst(
    {
      name: "id-of-the-first",
      what: "gives every bucket the same id",
      promises: ["LAT-27", "LAT-26", "LAT-25"],
    },
    ["create"],
    ["data", "id"],
  ),
];

/** Every way in which this server breaks its page over several requests. */
export const latitudeBehaviourFaults: readonly Fault[] = [
  ...names,
  ...references,
  ...latitudeWrongCodes,
  ...echoes,
  ...latitudeLifeFaults,
];
