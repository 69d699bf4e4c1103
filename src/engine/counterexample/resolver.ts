import type { Json } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Operation, Provider } from "../../documents/model.js";
import { asTyped, type Binder, type BindingContext, identifierIn, withPlace } from "../binder.js";
import { valueOfPlace } from "../created-resources.js";
import { placeSchema } from "../place-schema.js";
import { suppliedOn } from "../supplied-values.js";
import type { StoredRequest } from "./recipe.js";
import { restoreRequest } from "./stored-request.js";
import type { Provided } from "./substitutes.js";
import { aloneIn, type Resolve } from "./template.js";

/** Where the values of a counterexample's references come from. */
export interface ResolverContext {
  readonly provider: Provider;
  readonly supplies: Pick<BindingContext, "target" | "environment">;
  readonly binder: Binder;
  readonly provided: Provided;
}

/** Gives each reference the value that it has now; a fresh one the same each time. */
export function createResolver({ provider, supplies, binder, provided }: ResolverContext): Resolve {
  const known = new Map<string, Json | undefined>();
  const valueOf = (name: string): Json | undefined => {
    if (!name.startsWith("bound:")) return suppliedBy(provider, supplies, name);
    const binding = provider.profile.bindings.find((candidate) => `bound:${candidate.name}` === name);
    if (binding === undefined) return undefined;
    if (binding.kind !== "resource") return binder.valueOf(binding);
    const created = provided.get(binding.resource);
    return created === undefined ? undefined : identifierIn(created, binding.as);
  };
  return (name) => {
    if (!known.has(name)) known.set(name, valueOf(name));
    return known.get(name);
  };
}

function suppliedBy(
  { profile }: Provider,
  supplies: Pick<BindingContext, "target" | "environment">,
  variable: string,
): string | undefined {
  const { first, second } = profile.credentials;
  const all = [
    ...profile.bindings.flatMap((binding) => (binding.kind === "supplied" ? [binding.value] : [])),
    ...[...first.values(), ...second.values()].flatMap((scheme) => [...scheme.values()]),
  ];
  const supplied = all.find(({ env }) => env === variable);
  return supplied === undefined ? undefined : suppliedOn(supplies, supplied);
}

/** The request that was stored, as it is to be sent now. @throws UnresolvedReference */
export function requestNow(
  { provider }: Pick<ResolverContext, "provider">,
  operation: Operation,
  stored: StoredRequest,
  resolve: Resolve,
): RequestValue {
  let value = restoreRequest(stored, resolve);
  // What the environment supplies is text; the description knows of which type it is to be.
  const templates = restoreRequest(stored, (name) => `\${${name}}`);
  for (const binding of provider.profile.bindings)
    for (const place of binding.kind === "supplied" ? binding.at : []) {
      if (place.operation !== operation.id || aloneIn(valueOfPlace(templates, place)) === undefined) continue;
      const text = valueOfPlace(value, place);
      if (text !== undefined) value = withPlace(value, place, asTyped(text, placeSchema(provider, place)));
    }
  return value;
}
