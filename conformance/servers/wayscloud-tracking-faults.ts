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
import { onText } from "./json-change.js";
import type { Answer } from "./message.js";
import { isRecord } from "./shape.js";

const born = ["create"] as const;
const read = ["get"] as const;
const other = "6a1f0c1e-0d3b-4f7e-9c55-0123456789ab";

/** Gives every identifier that a variant shows another value. */
function withIds(change: (value: unknown) => unknown) {
  return (answer: Answer): Answer => {
    const order = isRecord(answer.json) ? answer.json : {};
    const ids = ["uuid", "order_uuid"].filter((key) => key in order).map((key) => [key, change(order[key])]);
    return { ...answer, json: { ...order, ...Object.fromEntries(ids) } };
  };
}

const tracking: readonly Fault[] = [
  neglecting(words("order-untrackable", "does not find an order again", "WAY-20", "WAY-15"), "order: kept"),
  answering(
    words("order-other-id", "answers an id that is no order's", "WAY-20", "WAY-15"),
    born,
    withIds(() => other),
  ),
  echoingTheFirst(words("order-id-of-the-first", "gives every order the same id", "WAY-20", "WAY-15"), born, [
    "uuid",
  ]),
  echoingThePast(
    words("order-id-of-another", "answers the id of the order before", "WAY-20", "WAY-15"),
    born,
    ["uuid"],
  ),
  neglecting(words("order-never-done", "never carries an order out", "WAY-19", "WAY-21"), "order: ends"),
  shown(
    echoing(
      words("order-erred", "ends every order in an error", "WAY-21", "WAY-19"),
      read,
      ["state"],
      (state) => (state === "Succeeded" || state === "done" ? "erred" : state),
    ),
  ),
  echoing(words("tracked-other-id", "tracks another order", "WAY-20", "WAY-15"), read, ["uuid"], () => other),
  echoing(
    words("tracked-other-created", "tracks another time of creation", "WAY-17", "WAY-15"),
    read,
    ["created"],
    () => new Date(Date.now() - 86_400_000).toISOString(),
  ),
  shown(neglecting(words("created-not-listed", "does not list an order", "WAY-20"), "order: listed")),
];

const services: readonly Fault[] = [
  neglecting(words("resource-missing", "has no service after the order", "WAY-21"), "resource: there"),
  echoing(
    words("resource-erred", "has a broken service after the order", "WAY-21"),
    ["resource"],
    ["state"],
    (state) => (state === "OK" ? "Erred" : state),
  ),
  echoing(
    words("resource-other-limit", "orders another limit", "WAY-11", "WAY-10", "WAY-21"),
    ["resource"],
    ["limits", "storage"],
    (limit) => Number(limit) * 1024,
  ),
  echoing(
    words("resource-other-name", "orders another name", "WAY-09", "WAY-21"),
    ["resource"],
    ["name"],
    onText((text) => `${text}-1`),
  ),
  shown(neglecting(words("deleted-readable", "keeps what is ended"), "delete: removes")),
].map(shown);

/** What can go wrong about an order after it is placed, and about what it brings. */
export const wayscloudTrackingFaults: readonly Fault[] = [...tracking, ...services];
