import { enforces, type Fault } from "./fault.js";
import type { Style } from "./style.js";

/** An order as the service keeps it. */
export interface Order {
  readonly uuid: string;
  readonly resource: string;
  readonly project: string;
  readonly offering: string;
  readonly plan: string;
  readonly name: string;
  readonly createdAt: number;
  readonly limits: Readonly<Record<string, unknown>>;
}

const executionMs = 80;

/** What the creation of an order answers. */
export function orderAnswer(order: Order, state: string, style: Style) {
  const { uuid, resource, project, offering, plan, name, createdAt, limits } = order;
  const ids = [{ uuid }, { order_uuid: uuid }, { uuid, order_uuid: uuid }, { uuid }][style.variant] ?? {
    uuid,
  };
  const extra = {
    marketplace_resource_uuid: resource,
    attributes: { name },
    limits,
    type: "Create",
    error_message: "",
    completed_at: null,
  };
  const created = new Date(createdAt).toISOString();
  return { ...ids, project, offering, plan, created, state, ...(style.members === "extra" ? extra : {}) };
}

/** An order as its status shows it; some servers name its resource only when that is there. */
export function fullOrder(order: Order, style: Style, fault: Fault | undefined) {
  const { uuid, resource: marketplace_resource_uuid } = order;
  const isNamed = style.variant % 2 === 0 || isDone(order, style, fault);
  return {
    ...orderAnswer(order, stateOf(order, style, fault), style),
    uuid,
    attributes: { name: order.name },
    ...(isNamed ? { marketplace_resource_uuid, resource_uuid: marketplace_resource_uuid } : {}),
  };
}

/** Is the order carried out? One variant does it at once. */
export function isDone({ createdAt }: Order, style: Style, fault: Fault | undefined): boolean {
  const isOver = style.variant === 2 || Date.now() - createdAt >= executionMs;
  return isOver && enforces(fault, "order: ends");
}

/** The word for how far an order is: which words there are, no page says. */
function stateOf(order: Order, style: Style, fault: Fault | undefined): string {
  if (isDone(order, style, fault)) return style.variant === 0 ? "Succeeded" : "done";
  if (style.variant === 0) return "Creating";
  return style.variant === 3 && Date.now() - order.createdAt < executionMs / 2
    ? "pending-provider"
    : "executing";
}
