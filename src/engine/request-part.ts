import type { Arbitrary } from "fast-check";
import type { Json } from "../core/json.js";
import type { ParameterLocation, RequestValue } from "../core/request-value.js";
import type { MediaType, Operation, Parameter, Provider, SchemaAt } from "../documents/model.js";
import type { Binding, RequestPlace } from "../documents/profile.js";

/** One part of a request that has a schema: a parameter, or the body in one media type. */
export interface RequestPart {
  readonly kind: "parameter" | "body";
  /** Path-like, for names of cases: `query/limit`, `body`. */
  readonly name: string;
  readonly required: boolean;
  readonly parameter?: Parameter;
  readonly media?: MediaType;
  /** What the description demands. */
  readonly described: SchemaAt;
  /** What is certainly accepted: the description, narrowed by the profile. */
  readonly valid: SchemaAt;
  /** The whole part comes from a binding; its generated value is only a place holder. */
  readonly bound: boolean;
  readonly arbitrary: Arbitrary<Json>;
}

/** Whether a place lies in a part of a request. */
export function isPlaceOf(place: RequestPlace, part: Pick<RequestPart, "kind" | "parameter">): boolean {
  if (part.kind === "body") return place.in === "body";
  return place.in === part.parameter?.in && place.name === part.parameter.name;
}

/** The request that sends these parts; of an exclusive group only the first part stays. */
export function assemble(
  sent: ReadonlyMap<RequestPart, Json>,
  exclusive: readonly (readonly RequestPlace[])[] = [],
): RequestValue {
  const taken = new Set<readonly RequestPlace[]>();
  const parameters: Record<ParameterLocation, Record<string, Json>> = {
    path: {},
    query: {},
    header: {},
    cookie: {},
    server: {},
  };
  let body: RequestValue["body"];
  for (const [part, value] of sent) {
    const groups = exclusive.filter((group) => group.some((place) => isPlaceOf(place, part)));
    if (!part.required && groups.some((group) => taken.has(group))) continue;
    for (const group of groups) taken.add(group);
    if (part.kind === "body" && part.media !== undefined)
      body = { kind: "value", mediaType: part.media.mediaType, value };
    else if (part.parameter !== undefined)
      setMember(parameters[part.parameter.in], part.parameter.name, value);
  }
  return body === undefined ? parameters : { ...parameters, body };
}

/** The value of one part in a request; undefined when it is not sent. */
export function partValue(
  value: RequestValue,
  part: Pick<RequestPart, "kind" | "parameter">,
): Json | undefined {
  if (part.kind === "body") return value.body?.kind === "value" ? value.body.value : undefined;
  if (part.parameter === undefined) return undefined;
  const { in: where, name } = part.parameter;
  return Object.hasOwn(value[where], name) ? value[where][name] : undefined;
}

/** The request with one part replaced, or taken away. */
export function withPart(
  value: RequestValue,
  part: RequestPart,
  replacement: Json | undefined,
): RequestValue {
  if (part.kind === "body") {
    const { body: _, ...rest } = value;
    if (replacement === undefined || part.media === undefined) return rest;
    return { ...rest, body: { kind: "value", mediaType: part.media.mediaType, value: replacement } };
  }
  if (part.parameter === undefined) return value;
  const members: Record<string, Json> = { ...value[part.parameter.in] };
  delete members[part.parameter.name];
  if (replacement !== undefined) setMember(members, part.parameter.name, replacement);
  return { ...value, [part.parameter.in]: members };
}

function setMember(members: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(members, name, { value, enumerable: true, writable: true, configurable: true });
}

/** A part before it is known which of its values are valid. */
export type PartDraft = Omit<RequestPart, "valid" | "bound" | "arbitrary">;

/** The parts of an operation's requests: its parameters, and its body in the first media type with a schema. */
export function draftParts(operation: Operation): PartDraft[] {
  const parameters = operation.parameters.map((parameter) => ({
    kind: "parameter" as const,
    name: `${parameter.in}/${parameter.name}`,
    required: parameter.required,
    parameter,
    described: parameter.schema,
  }));
  const media = sentMedia(operation);
  if (operation.body === undefined || media === undefined) return parameters;
  const body = {
    kind: "body" as const,
    name: "body",
    required: operation.body.required,
    media,
    // Without a schema any value will do.
    described: media.schema ?? { root: {}, pointer: "" },
  };
  return [...parameters, body];
}

/** The media type to send, one with a schema if there is any; a range such as `application/*` comes last. */
function sentMedia(operation: Operation): MediaType | undefined {
  const listed = operation.body?.media ?? [];
  const rank = ({ mediaType, schema }: MediaType) =>
    (schema === undefined ? 2 : 0) + (mediaType.includes("*") ? 1 : 0);
  return [...listed].sort((left, right) => rank(left) - rank(right))[0];
}

/** The bindings of the profile whose places lie in a part. */
export function bindingsOf(
  provider: Provider,
  operation: Operation,
  part: PartDraft,
): { binding: Binding; place: RequestPlace }[] {
  return provider.profile.bindings.flatMap((binding) =>
    binding.at
      .filter((place) => place.operation === operation.id && isPlaceOf(place, part))
      .map((place) => ({ binding, place })),
  );
}
