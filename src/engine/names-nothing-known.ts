import type { Exchange } from "../core/exchange.js";
import type { Operation, Provider } from "../documents/model.js";
import { placeSchema } from "./place-schema.js";

/**
 * Why a refusal as unknown shows nothing: the path has a parameter that was generated freely, and nobody said that
 * anything exists under such a name. Undefined where the refusal counts.
 */
export function namesNothingKnown(
  provider: Provider,
  operation: Operation,
  {
    exchange: { response },
    isExisting,
  }: {
    readonly exchange: Exchange;
    /** Whether a path parameter names what the run made. */
    readonly isExisting: (parameter: string) => boolean;
  },
): string | undefined {
  if (response?.status !== 404 && response?.status !== 410) return undefined;
  const isGuessed = provider.profile.isImplied === true;
  const free = operation.parameters.filter(
    ({ in: where, name }) =>
      where === "path" &&
      !(isSettled(provider, operation, name) && (!isGuessed || isAboutItself(operation, name, isExisting))),
  );
  if (free.length === 0) return undefined;
  const names = free.map(({ name }) => name).join(", ");
  return `refused with ${response.status}: nothing is known to exist under a generated ${names}; a binding in the profile can name what does`;
}

/** A path that goes on after what exists may be about a part of it that does not. */
function isAboutItself(
  { path }: Operation,
  name: string,
  isExisting: (parameter: string) => boolean,
): boolean {
  return isExisting(name) && path.replace(/\/$/, "").endsWith(`{${name}}`);
}

/** Whether a path parameter holds what the profile binds, or one of the few values that the description lists. */
function isSettled(provider: Provider, { id }: Operation, name: string): boolean {
  const isBound = provider.profile.bindings.some(({ at }) =>
    at.some((place) => place.operation === id && place.in === "path" && place.name === name),
  );
  if (isBound) return true;
  const schema = placeSchema(provider, { operation: id, in: "path", name });
  return schema?.["enum"] !== undefined || schema?.["const"] !== undefined;
}
