import type { Json, JsonObject } from "../core/json.js";
import { type JsonPointer, valueAt, withValueAt } from "../core/json-pointer.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, Provider } from "../documents/model.js";
import type { Binding, RequestPlace } from "../documents/profile.js";
import type { TargetKind } from "./events.js";
import { placeSchema } from "./place-schema.js";
import { suppliedOn } from "./supplied-values.js";

/** A resource that this run created: its identifier, and the answer that told it. */
export interface CreatedResource {
  readonly resource: string;
  readonly id: Json;
  readonly answer: Json | undefined;
  /** The operation and the request value that made it. */
  readonly operation: string;
  readonly request: RequestValue;
  /** Whose it is; absent: the first account's. */
  readonly account?: "second";
}

/** Fills the places of a request that must hold real, fresh or created values. */
export interface Binder {
  /** The value with every binding filled in, or the reason why one cannot be. */
  readonly bind: (
    operation: Operation,
    value: RequestValue,
    resources: ReadonlyMap<string, CreatedResource>,
  ) =>
    | { readonly kind: "bound"; readonly value: RequestValue }
    | { readonly kind: "unbound"; readonly reason: string };
  /** The value that a binding has on this target, apart from any request: a new one each time where it is fresh. */
  readonly valueOf: (binding: Binding) => string | undefined;
  /** A new name each time, with the run's prefix. */
  readonly freshName: () => string;
  /** A binder whose fresh values count by themselves: whatever else runs, they are the same. */
  readonly counting: (prefix: string) => Binder;
}

/** Where the values of a run come from. */
export interface BindingContext {
  readonly target: TargetKind;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The run's prefix in fresh names. */
  readonly run: string;
}

/** Builds the binder of a provider for one run; a prefix keeps its fresh values apart from another's. */
export function createBinder(provider: Provider, context: BindingContext, prefix = ""): Binder {
  const places = placesByOperation(provider);
  let freshCount = 0;

  const valueOf = (binding: Binding): string | undefined => {
    if (binding.kind === "supplied") return suppliedOn(context, binding.value);
    if (binding.kind !== "fresh") return undefined;
    return freshFrom(binding.template);
  };
  const freshFrom = (template: string): string => {
    freshCount += 1;
    return fillTemplate(template, context.run, `${prefix}${freshCount}`);
  };

  const bind: Binder["bind"] = (operation, value, resources) => {
    let bound = value;
    const freshNames = new Map<string, string>();
    for (const { binding, place } of places.get(operation.id) ?? []) {
      if (binding.kind === "narrowed") continue;
      const inherited = binding.kind === "supplied" ? sentAtCreation(binding, place, resources) : undefined;
      if (inherited === false) bound = withPlace(bound, place, undefined);
      if (inherited !== true && !isSent(bound, place)) continue;
      let filler: Json | undefined;
      switch (binding.kind) {
        case "supplied":
          filler = valueOf(binding);
          if (filler === undefined) {
            bound = withPlace(bound, place, undefined);
            continue;
          }
          filler = asTyped(filler, placeSchema(provider, place));
          break;
        case "fresh": {
          filler = freshNames.get(binding.name) ?? valueOf(binding);
          freshNames.set(binding.name, String(filler));
          break;
        }
        case "resource": {
          const created = resources.get(binding.resource);
          filler = created === undefined ? undefined : identifierIn(created, binding.as);
          if (filler === undefined && provider.profile.isImplied === true) continue;
          if (filler === undefined)
            return { kind: "unbound", reason: `the creating answer does not tell the ${binding.name}` };
        }
      }
      bound = withPlace(bound, place, filler);
    }
    return { kind: "bound", value: bound };
  };
  return {
    bind,
    valueOf,
    freshName: () => freshFrom("{run}{n}"),
    counting: (other) => createBinder(provider, context, other),
  };
}

function placesByOperation(provider: Provider) {
  const places = new Map<string, { binding: Binding; place: RequestPlace }[]>();
  for (const binding of provider.profile.bindings)
    for (const place of binding.at) {
      const list = places.get(place.operation) ?? [];
      list.push({ binding, place });
      places.set(place.operation, list);
    }
  return places;
}

function fillTemplate(template: string, run: string, count: string): string {
  return template.replaceAll("{run}", run).replaceAll("{n}", count);
}

/** The identifier that a binding asks for; undefined where the creating answer does not tell it. */
export function identifierIn(
  created: CreatedResource,
  as: readonly JsonPointer[] | undefined,
): Json | undefined {
  if (as === undefined) return created.id;
  return as
    .map((pointer) => valueAt(created.answer, pointer))
    .find((found) => found !== undefined && found !== null);
}

/**
 * Whether the request that made a resource sent a supplied value, which requests on that resource must
 * then repeat or leave out alike; undefined where that does not matter.
 */
function sentAtCreation(
  binding: Binding,
  place: RequestPlace,
  resources: ReadonlyMap<string, CreatedResource>,
): boolean | undefined {
  const [created] = resources.values();
  if (created === undefined || place.in === "body") return undefined;
  const alike = binding.at.find((other) => other.operation === created.operation && other.in !== "body");
  return alike === undefined ? undefined : isSent(created.request, alike);
}

/** Whether the request has anything at the place, so that filling it changes a value rather than adds one. */
function isSent(value: RequestValue, place: RequestPlace): boolean {
  if (place.in === "body")
    return value.body?.kind === "value" && valueAt(value.body.value, place.pointer ?? "") !== undefined;
  const parameter = value[place.in][place.name ?? ""];
  return parameter !== undefined && valueAt(parameter, place.pointer ?? "") !== undefined;
}

/** The request with the value at a place replaced; `undefined` takes it away. */
export function withPlace(value: RequestValue, place: RequestPlace, filler: Json | undefined): RequestValue {
  if (place.in === "body") {
    if (value.body?.kind !== "value") return value;
    const body = withValueAt(value.body.value, place.pointer ?? "", filler);
    if (body === undefined) return value;
    return { ...value, body: { ...value.body, value: body } };
  }
  const parameter = withValueAt(value[place.in][place.name ?? ""], place.pointer ?? "", filler);
  const parameters: Record<string, Json> = { ...value[place.in] };
  delete parameters[place.name ?? ""];
  if (parameter !== undefined) parameters[place.name ?? ""] = parameter;
  return { ...value, [place.in]: parameters };
}

/** Text from the environment as the type that a schema states. */
export function asTyped(text: Json, schema: JsonObject | undefined): Json {
  if (typeof text !== "string") return text;
  const stated = schema?.["type"];
  const types: readonly unknown[] = Array.isArray(stated) ? stated : stated === undefined ? [] : [stated];
  if (types.includes("string") || types.length === 0) return text;
  if ((types.includes("integer") || types.includes("number")) && Number.isFinite(Number(text)))
    return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}
