import type { Json } from "../core/json.js";
import { valueAt } from "../core/json-pointer.js";
import type { Provider } from "../documents/model.js";
import type { CreatedResource } from "./binder.js";
import { valueOfPlace } from "./created-resources.js";

/** What the list of resources says about one of them. */
export type Listed =
  | { readonly kind: "listed"; readonly id: Json }
  | { readonly kind: "absent" }
  /** There is no list, or nothing in it that would tell. */
  | { readonly kind: "untold" };

/**
 * Looks a resource up by the fresh name that its creation gave it: the creating answer may have told another
 * identifier than its own.
 *
 * @param list - Asks a listing operation; gives its body as data, undefined where it does not succeed.
 */
export async function listedIdentifier(
  provider: Provider,
  created: CreatedResource,
  list: (operation: string) => Promise<Json | undefined>,
): Promise<Listed> {
  const { listedBy } = provider.profile.resources.find(({ name }) => name === created.resource) ?? {};
  const names = freshNames(provider, created);
  if (listedBy === undefined || names.length === 0) return { kind: "untold" };
  const items = valueAt(await list(listedBy.operation), listedBy.items);
  if (!Array.isArray(items)) return { kind: "untold" };
  const item = items.find((one) => names.includes(String(valueAt(one, listedBy.name))));
  if (item === undefined) return { kind: "absent" };
  const id = valueAt(item, listedBy.id);
  return id === undefined ? { kind: "untold" } : { kind: "listed", id };
}

function freshNames({ profile }: Provider, { operation, request }: CreatedResource): readonly string[] {
  return profile.bindings
    .filter(({ kind }) => kind === "fresh")
    .flatMap(({ at }) => at)
    .filter((place) => place.operation === operation)
    .flatMap((place) => {
      const value = valueOfPlace(request, place);
      return typeof value === "string" ? [value] : [];
    });
}
