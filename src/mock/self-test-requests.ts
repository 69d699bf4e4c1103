import type { WireRequest } from "../core/exchange.js";
import type { Json } from "../core/json.js";
import { type JsonPointer, valueAt, withValueAt } from "../core/json-pointer.js";
import type { RequestBodyValue, RequestValue } from "../core/request-value.js";
import type { BodyExample, Operation, Parameter, Provider, SchemaAt } from "../documents/model.js";
import { applyCredential } from "../exchange/apply-credential.js";
import { serialiseRequest } from "../exchange/serialise-request.js";
import { compiledSchema } from "../schema/compile-validator.js";
import { virtualHostVariable } from "./virtual-host.js";

/** A request that an operation must take, with the place of the example that it is made of. */
export interface ValidRequest {
  readonly pointer: JsonPointer;
  readonly value: RequestValue;
}

/**
 * The documented requests of an operation: one for each example of its body, or one without a body. Where the
 * mock knows no values but its own, those stand in place of the example's.
 *
 * Empty where a required parameter has no example and none of a few plain values fits it.
 */
export function validRequests(provider: Provider, operation: Operation): ValidRequest[] {
  const places: Record<Parameter["in"], Record<string, Json>> = {
    path: {},
    query: {},
    header: {},
    cookie: {},
    server: {},
  };
  for (const parameter of operation.parameters.filter(({ required }) => required)) {
    const value = valueFor(parameter);
    if (value === undefined) return [];
    places[parameter.in][parameter.name] = value;
  }
  const examples = (operation.body?.media ?? []).flatMap(({ mediaType, schema, examples: named }) =>
    // An example that contradicts its own schema is a fault of the documents, which the run reports.
    validExamples(named, schema).map(({ pointer, value }) => ({
      pointer,
      value: { ...places, body: { kind: "value", mediaType, value } satisfies RequestBodyValue },
    })),
  );
  const bare = { pointer: operation.pointer, value: places };
  const all: readonly ValidRequest[] = operation.body?.required === true ? examples : [bare, ...examples];
  return all.map(({ pointer, value }) => ({ pointer, value: withOwnValues(provider, operation, value) }));
}

/** The bytes of a request as the mock's first account sends it; `undefined` when HTTP cannot carry it. */
export function signedRequest(
  provider: Provider,
  operation: Operation,
  { value, now, url = hostOf(operation) }: RequestMaking,
): WireRequest | undefined {
  const serialised = serialiseRequest(operation, value, { url, variables: {} });
  if (serialised.kind === "unsendable") return undefined;
  const { first } = provider.profile.credentials;
  const requirement = operation.security.find((names) => names.every((name) => first.has(name))) ?? [];
  return requirement.reduce((request, name) => {
    const scheme = provider.securitySchemes.get(name);
    const secrets = Object.fromEntries([...(first.get(name) ?? [])].map(([part, { mock }]) => [part, mock]));
    return scheme === undefined ? request : applyCredential(request, scheme, secrets, now);
  }, serialised.request);
}

/** What a request is made of beside its operation. */
export interface RequestMaking {
  readonly value: RequestValue;
  readonly now: Date;
  /** Where it goes; default: a loopback name without a port. */
  readonly url?: string;
}

function hostOf(operation: Operation): string {
  const variable = virtualHostVariable(operation);
  return variable === undefined ? "http://localhost" : `http://{${variable}}.localhost`;
}

function validExamples(
  examples: readonly BodyExample[],
  schema: SchemaAt | undefined,
): readonly BodyExample[] {
  if (schema === undefined) return examples;
  const { isValid } = compiledSchema(schema);
  return examples.filter(({ value }) => isValid(value));
}

const plainValues: readonly Json[] = ["1", 1, true, "a", "00000000-0000-4000-8000-000000000000"];

function valueFor({ examples, schema }: Parameter): Json | undefined {
  const { isValid } = compiledSchema(schema);
  return [...examples, ...plainValues].find((value) => isValid(value));
}

function withOwnValues(provider: Provider, operation: Operation, value: RequestValue): RequestValue {
  let own = value;
  for (const binding of provider.profile.bindings) {
    if (binding.kind !== "supplied") continue;
    for (const place of binding.at.filter((at) => at.operation === operation.id)) {
      const pointer = place.pointer ?? "";
      if (place.in !== "body") {
        const before = own[place.in][place.name ?? ""];
        if (before === undefined) continue;
        const after = withValueAt(before, pointer, typedLike(valueAt(before, pointer), binding.value.mock));
        if (after !== undefined)
          own = { ...own, [place.in]: { ...own[place.in], [place.name ?? ""]: after } };
      } else if (own.body?.kind === "value" && valueAt(own.body.value, pointer) !== undefined) {
        const after = withValueAt(
          own.body.value,
          pointer,
          typedLike(valueAt(own.body.value, pointer), binding.value.mock),
        );
        if (after !== undefined) own = { ...own, body: { ...own.body, value: after } };
      }
    }
  }
  return own;
}

/** The text in the type of the value that it replaces. */
function typedLike(value: Json | undefined, text: string): Json | undefined {
  if (value === undefined) return undefined;
  return typeof value === "number" ? Number(text) : text;
}
