import { randomBytes, randomUUID } from "node:crypto";
import type { Fault } from "./fault.js";
import type { Style } from "./style.js";
import type { Order } from "./wayscloud-order.js";

/** Everything that the service knows. */
export interface WayscloudState {
  readonly env: ReturnType<typeof wayscloudEnvironment>;
  readonly orders: Map<string, Order>;
  /** What is listed: the same, where nothing is wrong. */
  readonly listed: Map<string, Order>;
  /** By the identifier of the resource. */
  readonly resources: Map<string, Order>;
  readonly terminated: Map<string, Order>;
  readonly fault: Fault | undefined;
  readonly style: Style;
}

/** Everything that the user of the service may know. */
export function wayscloudEnvironment() {
  return {
    WAYSCLOUD_TOKEN: randomBytes(20).toString("hex"),
    WAYSCLOUD_PROJECT: randomUUID(),
    WAYSCLOUD_OFFERING: randomUUID(),
    WAYSCLOUD_PLAN: randomUUID(),
  };
}
