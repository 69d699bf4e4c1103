import { type Json, jsonEquals } from "../core/json.js";
import { valueAt } from "../core/json-pointer.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation } from "../documents/model.js";
import type { Binding, Profile, RequestPlace } from "../documents/profile.js";
import { createRowCheck } from "./state/known-rows.js";

/** The documented answer to a reference that names nothing. */
export interface UnknownReference {
  /** Where the reference stands. */
  readonly place: RequestPlace;
  readonly status: string;
  readonly example?: string;
}

/** Finds the first reference of a request that names nothing the mock knows. */
export type ReferenceCheck = (operation: Operation, value: RequestValue) => UnknownReference | undefined;

type SuppliedBinding = Extract<Binding, { kind: "supplied" }>;

/**
 * Checks the places that hold real values on a live account: the mock knows its own values, those that its
 * state has rows for, and no others.
 * Only where the profile says which answer an unknown one takes is it refused.
 */
export function createReferenceCheck(profile: Profile): ReferenceCheck {
  const places = profile.bindings
    .filter((binding) => binding.kind === "supplied")
    .flatMap((binding) => binding.at.map((place) => ({ place, binding })));
  const byOperation = new Map<string, Map<string, KnownPlace>>();
  for (const { place, binding } of places) {
    const ofOperation = byOperation.get(place.operation) ?? new Map<string, KnownPlace>();
    byOperation.set(place.operation, ofOperation);
    const key = JSON.stringify([place.in, place.name, place.pointer]);
    const known = ofOperation.get(key) ?? { place, bindings: [] };
    ofOperation.set(key, { place, bindings: [...known.bindings, binding] });
  }
  const hasRow = createRowCheck(profile);
  return (operation, value) => {
    for (const { place, bindings } of byOperation.get(operation.id)?.values() ?? []) {
      const found = valueAtPlace(value, place);
      if (found === undefined || bindings.some((binding) => isMocks(binding, found))) continue;
      const unknown = bindings.find((binding) => binding.unknown !== undefined)?.unknown;
      if (unknown === undefined || hasRow(place, found)) continue;
      return {
        place,
        status: unknown.status,
        ...(unknown.example === undefined ? {} : { example: unknown.example }),
      };
    }
    return undefined;
  };
}

/** A place with every binding that may fill it: an identifier and a short name may both be known there. */
interface KnownPlace {
  readonly place: RequestPlace;
  readonly bindings: readonly SuppliedBinding[];
}

function valueAtPlace(value: RequestValue, place: RequestPlace): Json | undefined {
  const whole =
    place.in === "body"
      ? value.body?.kind === "value"
        ? value.body.value
        : undefined
      : value[place.in][place.name ?? ""];
  return place.pointer === undefined ? whole : valueAt(whole, place.pointer);
}

function isMocks({ value }: SuppliedBinding, found: Json): boolean {
  return typeof found === "object" ? jsonEquals(found, value.mock) : String(found) === value.mock;
}
