import { type Json, jsonEquals } from "../../core/json.js";
import type { RequestValue } from "../../core/request-value.js";
import type { Operation, Provider } from "../../documents/model.js";
import type { Binding, RequestPlace } from "../../documents/profile.js";
import { type CreatedResource, withPlace } from "../binder.js";
import { valueOfPlace } from "../created-resources.js";
import type { Substitute } from "./template.js";

/** A value that the environment supplies, by its variable. */
export interface SuppliedText {
  readonly name: string;
  readonly value: string;
}

/** Shorter values stand in a text by chance: they are references only where a binding put them. */
const shortestAnywhere = 6;

/** A request with a mark in every place that a binding filled, and what the marks and other values stand for. */
export interface MarkedRequest {
  readonly value: RequestValue;
  readonly substitutes: readonly Substitute[];
}

/**
 * Finds in a request what another run must have another value for: `bound` is the request as bindings filled it,
 * `value` what was made of that and sent.
 */
export function markRequest(
  { provider, operation }: { readonly provider: Provider; readonly operation: Operation },
  { bound, value }: { readonly bound: RequestValue; readonly value: RequestValue },
  supplied: readonly SuppliedText[],
): MarkedRequest {
  let marked = value;
  const substitutes: Substitute[] = supplied
    .filter((one) => one.value.length >= shortestAnywhere)
    .map((one) => ({ name: one.name, text: one.value }));
  const fillings = fillingsIn(provider, operation, bound);
  fillings.forEach(({ name, place, filler }, index) => {
    const mark = `\ue000${index}\ue001`;
    if (jsonEquals(valueOfPlace(value, place), filler)) marked = withPlace(marked, place, mark);
    substitutes.push({ name, text: mark });
    if (typeof filler === "string" && filler.length >= shortestAnywhere)
      substitutes.push({ name, text: filler });
  });
  return { value: marked, substitutes };
}

interface Filling {
  readonly name: string;
  readonly place: RequestPlace;
  readonly filler: Json;
}

function fillingsIn(provider: Provider, operation: Operation, bound: RequestValue): Filling[] {
  return provider.profile.bindings.flatMap((binding) => {
    const name = referenceTo(binding);
    if (name === undefined) return [];
    return binding.at.flatMap((place) => {
      const filler = place.operation === operation.id ? valueOfPlace(bound, place) : undefined;
      return filler === undefined ? [] : [{ name, place, filler }];
    });
  });
}

/** What a template calls the value of a binding; undefined where the binding has none. */
function referenceTo(binding: Binding): string | undefined {
  if (binding.kind === "narrowed") return undefined;
  return binding.kind === "supplied" ? binding.value.env : `bound:${binding.name}`;
}

/** A resource made for the occasion under every name that a binding asks for it. */
export type Provided = ReadonlyMap<string, CreatedResource>;
