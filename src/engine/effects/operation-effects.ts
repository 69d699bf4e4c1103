import type { Operation, Provider } from "../../documents/model.js";
import type { Resource } from "../../documents/profile.js";
import type { Amount } from "../budget.js";
import type { Effect } from "../case.js";
import { requestsToRemove } from "../requests-to-remove.js";
import { plus, times } from "./case-cost.js";

/**
 * The names of the resources that must exist for an operation, each after those that its own creation needs.
 *
 * Of things that need each other, the first to be made goes without the other; none is named twice.
 */
export function neededBy({ profile }: Pick<Provider, "profile">, { id }: Pick<Operation, "id">): string[] {
  const found: string[] = [];
  const open = new Set<string>();
  const visit = (operation: string) => {
    for (const binding of profile.bindings) {
      if (binding.kind !== "resource" || !binding.at.some((place) => place.operation === operation)) continue;
      const { resource: name } = binding;
      if (found.includes(name) || open.has(name)) continue;
      open.add(name);
      const create = profile.resources.find((resource) => resource.name === name)?.createdBy[0];
      if (create !== undefined && create !== operation) visit(create);
      open.delete(name);
      found.push(name);
    }
  };
  visit(id);
  return found;
}

/** The resources that an operation may make. */
export function madeBy({ profile }: Pick<Provider, "profile">, { id }: Operation): Resource[] {
  return profile.resources.filter(({ createdBy }) => createdBy.includes(id));
}

/** What sending an operation once does at the provider, by the profile and its method; what it needs is made first. */
export function effectsOf(provider: Provider, operation: Operation): Effect[] {
  const own = ownEffect(provider, operation);
  return own !== "creates" && neededBy(provider, operation).length > 0 ? ["creates", own] : [own];
}

/** What the operation itself does. */
export function ownEffect({ profile }: Pick<Provider, "profile">, { id, method }: Operation): Effect {
  if (profile.resources.some(({ createdBy }) => createdBy.includes(id))) return "creates";
  if (method === "DELETE" || profile.resources.some(({ deletedBy }) => deletedBy.includes(id)))
    return "deletes";
  return method === "GET" || method === "HEAD" || method === "OPTIONS" ? "reads" : "changes";
}

/** What making and removing the resources that an operation needs takes. */
export function costOfNeeds(provider: Provider, operation: Operation): Amount {
  return needed(provider, operation).map(costOfMaking).reduce(plus, nothing);
}

/** What sending an operation once takes: the request, and the removal of what it may make. */
export function costOfSending(provider: Provider, operation: Operation): Amount {
  const removals = madeBy(provider, operation).map(requestsToRemove);
  return { requests: 1 + Math.max(0, ...removals), creations: removals.length > 0 ? 1 : 0 };
}

/** Every operation that is sent to make what an operation needs, and the operation itself. */
export function sentWith(provider: Provider, operation: Operation): string[] {
  return [operation.id, ...needed(provider, operation).flatMap(({ createdBy }) => createdBy.slice(0, 1))];
}

/** Whether one of these operations costs money, by the profile. */
export function isBillable({ profile }: Pick<Provider, "profile">, operations: readonly string[]): boolean {
  return operations.some((id) => profile.billable.includes(id));
}

const nothing: Amount = { requests: 0, creations: 0 };

function needed(provider: Provider, operation: Operation): Resource[] {
  const names = neededBy(provider, operation);
  return provider.profile.resources.filter(({ name }) => names.includes(name));
}

function costOfMaking(resource: Resource): Amount {
  return plus(times({ requests: 1, creations: 1 }, 1), {
    requests: requestsToRemove(resource),
    creations: 0,
  });
}
