import type { JsonPointer } from "../core/json-pointer.js";
import type { Operation, Provider } from "../documents/model.js";
import { placePointer } from "./place-schema.js";

/** Places of an operation's requests, in the description, whose values come from the profile. */
export function boundPlaces(provider: Provider, { id }: Operation): JsonPointer[] {
  return provider.profile.bindings
    .filter(({ kind }) => kind !== "narrowed")
    .flatMap(({ at }) => at.filter(({ operation }) => operation === id))
    .flatMap((place) => placePointer(provider, place) ?? []);
}
