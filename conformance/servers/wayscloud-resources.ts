import { randomUUID } from "node:crypto";
import { enforces } from "./fault.js";
import type { Call } from "./json-service.js";
import { type Answer, emptyAnswer, jsonAnswer } from "./message.js";
import { isDone, type Order } from "./wayscloud-order.js";
import { missing } from "./wayscloud-refusals.js";
import type { WayscloudState } from "./wayscloud-state.js";

/** What an order has brought about. */
export function getResource({ parameters: [id = ""] }: Call, state: WayscloudState): Answer {
  const { resources, terminated, fault, style } = state;
  const order = resources.get(id);
  if (order !== undefined) {
    const isThere = isDone(order, style, fault);
    // Before an order is carried out its resource may be on its way, or not be there yet.
    if (!isThere && style.variant % 2 === 1) return missing("resource");
    return enforces(fault, "resource: there")
      ? resourceAnswer(id, order, isThere ? "OK" : "Creating")
      : missing("resource");
  }
  // What is ended may still be told of.
  const ended = terminated.get(id);
  return ended !== undefined && style.variant === 1
    ? resourceAnswer(id, ended, "Terminated")
    : missing("resource");
}

function resourceAnswer(uuid: string, { name, limits }: Order, state: string): Answer {
  return jsonAnswer("resource", 200, { uuid, name, state, limits, usage: { storage: 0 } });
}

/** Ends a resource at once. */
export function deleteResource({ parameters: [id = ""] }: Call, state: WayscloudState): Answer {
  return ended(id, state) ? emptyAnswer("delete", 204) : missing("delete");
}

/** Orders the end of a resource. */
export function terminateResource({ parameters: [id = ""] }: Call, state: WayscloudState): Answer {
  return ended(id, state) ? jsonAnswer("terminate", 200, { order_uuid: randomUUID() }) : missing("terminate");
}

function ended(id: string, { resources, terminated, fault }: WayscloudState): boolean {
  const order = resources.get(id);
  if (order === undefined) return false;
  terminated.set(id, order);
  if (enforces(fault, "delete: removes")) resources.delete(id);
  return true;
}
