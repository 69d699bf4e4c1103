import type { Provider } from "../../documents/model.js";
import type { CreatedResource } from "../binder.js";
import { standIns } from "./stand-ins.js";

/**
 * A resource under every name that bindings may ask for it, for resources made alike are read and removed alike;
 * what it was made in goes by its own name.
 */
export function identifyingResources(
  provider: Provider,
  created: CreatedResource,
): Map<string, CreatedResource> {
  const parents = standIns(provider, { id: created.operation }, created.request);
  return new Map(provider.profile.resources.map(({ name }) => [name, parents.get(name) ?? created]));
}
