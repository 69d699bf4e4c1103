import { misbehaving, neglecting, shown } from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { onAnswer } from "./fault-kinds.js";
import { cannedGrants } from "./obs-grants.js";

const promiseOf: Readonly<Record<string, string>> = {
  "x-obs-grant-read": "OBS-19",
  "x-obs-grant-write": "OBS-20",
  "x-obs-grant-read-acp": "OBS-21",
  "x-obs-grant-write-acp": "OBS-22",
  "x-obs-grant-full-control": "OBS-23",
  "x-obs-grant-read-delivered": "OBS-24",
  "x-obs-grant-full-control-delivered": "OBS-25",
};

const policies: readonly Fault[] = [
  neglecting(
    { name: "acl-ignored", what: "does not look at x-obs-acl", promises: ["OBS-14", "OBS-15", "OBS-45"] },
    "acl: kept",
  ),
  ...Object.keys(cannedGrants).map((policy) => {
    const one = neglecting(
      {
        name: `acl-${policy}-mistaken`,
        what: `takes ${policy} for another policy`,
        promises: ["OBS-14", "OBS-15", "OBS-45"],
      },
      `acl: ${policy} as said`,
    );
    // Only another page shows how a list tells that objects are meant too.
    return policy === "public-read-delivered" ? shown(one) : one;
  }),
  neglecting(
    {
      name: "acl-refused-but-created",
      what: "keeps the bucket that it refuses for something in the request",
      promises: ["OBS-14", "OBS-15", "OBS-16", "OBS-30"],
    },
    "refusal: creates nothing",
  ),
  misbehaving(
    {
      name: "acl-shown-empty",
      what: "shows an empty list of who may do what",
      promises: ["OBS-14", "OBS-28"],
    },
    onAnswer("GET acl", 200, (answer) => ({
      ...answer,
      text: (answer.text ?? "").replaceAll(/<Grant>.*<\/Grant>/gs, ""),
    })),
  ),
];

const grants: readonly Fault[] = [
  ...Object.entries(promiseOf).flatMap(([header, promise]) => [
    neglecting(
      {
        name: `${header.slice(6)}-ignored`,
        what: `does not look at ${header}`,
        promises: [promise, "OBS-28"],
      },
      `${header}: kept`,
    ),
    neglecting(
      {
        name: `${header.slice(6)}-mistaken`,
        what: `grants another permission for ${header}`,
        promises: [promise, "OBS-28"],
      },
      `${header}: as said`,
    ),
  ]),
  ...["x-obs-grant-read-delivered", "x-obs-grant-full-control-delivered"].map((header) =>
    shown(
      neglecting(
        {
          name: `${header.slice(6)}-held-back`,
          what: `does not deliver what ${header} grants to the objects`,
          promises: [promiseOf[header] ?? "", "OBS-28"],
        },
        `${header}: delivered`,
      ),
    ),
  ),
  neglecting(
    {
      name: "grant-to-another",
      what: "grants to another account than the one named",
      promises: ["OBS-28", "OBS-26", ...Object.values(promiseOf)],
    },
    "grant: to whom",
  ),
];

/** What can go wrong about who may do what with a bucket. */
export const obsAclFaults: readonly Fault[] = [...policies, ...grants];
