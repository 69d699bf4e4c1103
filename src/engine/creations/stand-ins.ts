import { withValueAt } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Operation, Provider } from "../../documents/model.js";
import type { CreatedResource } from "../binder.js";
import { valueOfPlace } from "../created-resources.js";

/**
 * What a creating request named beside what it made, such as that which it was made in: requests on what it made
 * name the same.
 */
export function standIns(
  { profile }: Provider,
  { id }: Pick<Operation, "id">,
  request: RequestValue,
): Map<string, CreatedResource> {
  const found = new Map<string, CreatedResource>();
  for (const binding of profile.bindings) {
    if (binding.kind !== "resource") continue;
    const place = binding.at.find(({ operation }) => operation === id);
    const value = place === undefined ? undefined : valueOfPlace(request, place);
    if (value === undefined) continue;
    const [first] = binding.as ?? [];
    const answer = first === undefined ? undefined : withValueAt({}, first, value);
    found.set(binding.resource, { resource: binding.resource, id: value, answer, operation: id, request });
  }
  return found;
}
