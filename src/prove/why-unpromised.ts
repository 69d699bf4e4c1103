import type { Provider } from "../documents/model.js";
import type { Fault } from "../mock/faults/fault.js";

/**
 * Why a fault that nothing noticed breaks no promise: it is about operations that only other material describes,
 * which tells how they are used and not how they refuse.
 */
export function whyUnpromised({ operations }: Provider, fault: Fault): string | undefined {
  const ids = fault.operations ?? (fault.operation === undefined ? [] : [fault.operation]);
  const concerned = operations.filter(({ id }) => ids.includes(id));
  if (concerned.length === 0 || concerned.some(({ underTest }) => underTest)) return undefined;
  if (fault.family === "state") return "described from other material: what is kept there is not promised";
  if (fault.family === "acceptance")
    return "described from other material: what a request may have there is not promised";
  if (/\/(?:response|status|refusal)\/4/.test(fault.name))
    return "described from other material: with which status and in which form it refuses is not promised";
  if (fault.name.endsWith("/body/unexpected"))
    return "described from other material: that there is no body is not promised";
  return undefined;
}
