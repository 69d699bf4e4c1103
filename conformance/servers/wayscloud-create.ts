import { randomUUID } from "node:crypto";
import { enforces } from "./fault.js";
import type { Call } from "./json-service.js";
import { type Answer, jsonAnswer } from "./message.js";
import { isRecord, textAt, valueAt } from "./shape.js";
import { type Order, orderAnswer } from "./wayscloud-order.js";
import { refuseWayscloud } from "./wayscloud-refusals.js";
import type { WayscloudState } from "./wayscloud-state.js";

const references = {
  project: "WAYSCLOUD_PROJECT",
  offering: "WAYSCLOUD_OFFERING",
  plan: "WAYSCLOUD_PLAN",
} as const;

/** Takes an order, or says why not. */
export function createOrder({ body }: Call, state: WayscloudState): Answer {
  const { env, orders, listed, resources, fault, style } = state;
  for (const [key, variable] of Object.entries(references)) {
    const given = textAt(body, [key]) ?? env[variable];
    const same = style.variant === 1 ? given.toLowerCase() === env[variable] : given === env[variable];
    if (!same && enforces(fault, `${key}: unknown`))
      return refuseWayscloud(style, {
        of: "create",
        kind: "invalid",
        says: "Object does not exist.",
        at: [key],
      });
  }
  const limits = valueAt(body, ["limits"]);
  // Only one limit is supported: whether another one is refused or passed over is open.
  const foreign = isRecord(limits) ? Object.keys(limits).filter((key) => key !== "storage") : [];
  if (style.variant === 3 && foreign.length > 0) {
    return refuseWayscloud(style, { of: "create", kind: "invalid", says: "Not supported.", at: ["limits"] });
  }
  const order: Order = {
    uuid: randomUUID(),
    resource: randomUUID(),
    project: env.WAYSCLOUD_PROJECT,
    offering: env.WAYSCLOUD_OFFERING,
    plan: env.WAYSCLOUD_PLAN,
    name: textAt(body, ["attributes", "name"]) ?? "unnamed",
    createdAt: Date.now(),
    limits: isRecord(limits) && typeof limits.storage === "number" ? { storage: limits.storage } : {},
  };
  if (enforces(fault, "order: kept")) orders.set(order.uuid, order);
  if (enforces(fault, "order: listed")) listed.set(order.uuid, order);
  resources.set(order.resource, order);
  return jsonAnswer("create", 201, orderAnswer(order, "Creating", style));
}
