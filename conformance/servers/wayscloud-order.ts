import type { Style } from "./style.js";

/** An order as the service keeps it. */
export interface Order {
  readonly uuid: string;
  readonly resource: string;
  readonly project: string;
  readonly offering: string;
  readonly plan: string;
  readonly name: string;
  readonly created: string;
  readonly limits: Readonly<Record<string, unknown>>;
}

/** What the creation of an order answers. */
export function orderAnswer(order: Order, state: string, style: Style) {
  const { uuid, resource, project, offering, plan, name, created, limits } = order;
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
  return { ...ids, project, offering, plan, created, state, ...(style.members === "extra" ? extra : {}) };
}

/** An order as its status shows it. */
export function fullOrder(order: Order, style: Style) {
  const state = style.variant === 0 ? "Succeeded" : "done";
  const { uuid, resource: marketplace_resource_uuid } = order;
  return {
    ...orderAnswer(order, state, style),
    uuid,
    marketplace_resource_uuid,
    resource_uuid: marketplace_resource_uuid,
  };
}
