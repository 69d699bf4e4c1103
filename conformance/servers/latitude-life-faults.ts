import { answering, echoing, neglecting, shown } from "./behaviour-fault-kinds.js";
import type { Fault } from "./fault.js";
import { onText, withAdded } from "./json-change.js";

const attributes = ["data", "attributes"] as const;

/** What becomes of a bucket stands on neighbouring pages. */
const lives: readonly Fault[] = [
  neglecting(
    { name: "created-not-readable", what: "does not find what it created", promises: ["LAT-25", "LAT-27"] },
    "create: stores",
  ),
  neglecting(
    { name: "created-not-listed", what: "does not list what it created", promises: [] },
    "create: lists",
  ),
  neglecting({ name: "deleted-readable", what: "shows what is deleted", promises: [] }, "delete: removes"),
  neglecting({ name: "deleted-listed", what: "lists what is deleted", promises: [] }, "delete: unlists"),
  echoing(
    { name: "get-other-name", what: "reads back another name", promises: ["LAT-30", "LAT-29"] },
    ["get"],
    [...attributes, "name"],
    onText((text) => `${text}-1`),
  ),
  echoing(
    { name: "get-other-region", what: "reads back another region", promises: ["LAT-39", "LAT-18"] },
    ["get"],
    [...attributes, "region", "id"],
    () => "NYC",
  ),
  echoing(
    { name: "get-other-id", what: "reads back another id", promises: ["LAT-27"] },
    ["get"],
    ["data", "id"],
    () => "bucket_6VE1Wd37dXnZJ",
  ),
].map(shown);

const secretKey = { secret_key: "wJalrXUtnFEMI4K7MDENGbPxRfiCYzAgT5hQ2vUc" };

const secrets: readonly Fault[] = [
  answering(
    {
      name: "secret-key-in-created",
      what: "shows a secret key in the answer to a creation",
      promises: ["LAT-37"],
    },
    ["create"],
    withAdded(attributes, secretKey),
  ),
  answering(
    { name: "secret-key-in-get", what: "shows a secret key when a bucket is read", promises: ["LAT-37"] },
    ["get"],
    withAdded(attributes, secretKey),
  ),
  answering(
    { name: "secret-key-in-list", what: "shows secret keys in the list", promises: ["LAT-37"] },
    ["list"],
    withAdded(["data", "*", "attributes"], secretKey),
  ),
];

/** What can go wrong about a bucket after its creation, and about the secrets that it has. */
export const latitudeLifeFaults: readonly Fault[] = [...lives, ...secrets];
