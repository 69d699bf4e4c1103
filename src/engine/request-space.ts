import fc, { type Arbitrary } from "fast-check";
import type { Json, JsonObject } from "../core/json.js";
import { pointerTo, pointerTokens } from "../core/json-pointer.js";
import type { ParameterLocation, RequestValue } from "../core/request-value.js";
import type {
  Binding,
  MediaType,
  Operation,
  Parameter,
  Provider,
  RequestPlace,
  SchemaAt,
} from "../documents/model.js";
import { arbitraryOf } from "../schema/arbitrary-of.js";
import type { NotExercised } from "./case.js";

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

/** All valid requests of an operation. */
export interface RequestSpace {
  readonly operation: Operation;
  readonly parts: readonly RequestPart[];
  readonly arbitrary: Arbitrary<RequestValue>;
  /** Groups of places of which a valid request fills at most one. */
  readonly exclusive: readonly (readonly RequestPlace[])[];
}

/** A request space, or why there is none, with all that could not be honoured. */
export interface SpaceReport {
  readonly space?: RequestSpace;
  readonly notes: readonly NotExercised[];
}

/** The value of a request that sends nothing but its method and path. */
export const emptyRequest: RequestValue = { path: {}, query: {}, header: {}, cookie: {}, server: {} };

const spaces = new WeakMap<Operation, SpaceReport>();

/** The space of valid requests of an operation, from its description and the profile; built once. */
export function requestSpace(provider: Provider, operation: Operation): SpaceReport {
  const known = spaces.get(operation);
  if (known !== undefined) return known;
  const report = buildSpace(provider, operation);
  spaces.set(operation, report);
  return report;
}

function buildSpace(provider: Provider, operation: Operation): SpaceReport {
  const notes: NotExercised[] = [];
  const root = narrowedRoot(provider, operation);
  const parts: RequestPart[] = [];
  let impossible = false;
  for (const draft of draftParts(operation)) {
    const bindings = bindingsOf(provider, operation, draft);
    const whole = bindings.find(
      ({ binding, place }) => binding.kind !== "narrowed" && (place.pointer ?? "") === "",
    );
    const narrowed = bindings.some(({ binding }) => binding.kind === "narrowed");
    const valid = narrowed ? { root, pointer: narrowedPointer(operation, draft.name) } : draft.described;
    if (whole !== undefined) {
      parts.push({ ...draft, valid, bound: true, arbitrary: fc.constant<Json>("bound") });
      continue;
    }
    const generation = arbitraryOf(valid);
    const where = { provider: provider.name, operation: operation.id };
    if (generation.kind === "impossible") {
      for (const note of generation.notes)
        notes.push({
          ...where,
          place: note.pointer,
          reason: `no valid ${draft.name} can be made: ${note.keyword} ${note.why}`,
        });
      if (generation.notes.length === 0)
        notes.push({ ...where, place: valid.pointer, reason: `no valid ${draft.name} can be made` });
      impossible ||= draft.required;
      continue;
    }
    for (const note of generation.unhonoured)
      notes.push({ ...where, place: note.pointer, reason: `${note.keyword} is not honoured: ${note.why}` });
    parts.push({ ...draft, valid, bound: false, arbitrary: generation.arbitrary });
  }
  if (impossible) return { notes };
  const exclusive = provider.profile.exclusive.filter((group) =>
    group.some((place) => place.operation === operation.id),
  );
  return { space: { operation, parts, exclusive, arbitrary: combine(parts, exclusive) }, notes };
}

type PartDraft = Omit<RequestPart, "valid" | "bound" | "arbitrary">;

function draftParts(operation: Operation): PartDraft[] {
  const parameters = operation.parameters.map((parameter) => ({
    kind: "parameter" as const,
    name: `${parameter.in}/${parameter.name}`,
    required: parameter.required,
    parameter,
    described: parameter.schema,
  }));
  const media = operation.body?.media.find((candidate) => candidate.schema !== undefined);
  if (operation.body === undefined || media?.schema === undefined) return parameters;
  const body = {
    kind: "body" as const,
    name: "body",
    required: operation.body.required,
    media,
    described: media.schema,
  };
  return [...parameters, body];
}

function bindingsOf(
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

/** Whether a place lies in a part of a request. */
export function isPlaceOf(place: RequestPlace, part: Pick<RequestPart, "kind" | "parameter">): boolean {
  if (part.kind === "body") return place.in === "body";
  return place.in === part.parameter?.in && place.name === part.parameter.name;
}

const narrowedMember = "x-assay-narrowed";

function narrowedPointer(operation: Operation, part: string): string {
  return pointerTo("", narrowedMember, operation.id, part);
}

/** The description with a schema of its own for each part that the profile narrows. */
function narrowedRoot(provider: Provider, operation: Operation): JsonObject {
  const narrowed: Record<string, Json> = {};
  for (const draft of draftParts(operation)) {
    const narrowings = bindingsOf(provider, operation, draft).flatMap(({ binding, place }) =>
      binding.kind === "narrowed" ? [nestedSchema(pointerTokens(place.pointer ?? ""), binding.schema)] : [],
    );
    if (narrowings.length > 0)
      narrowed[draft.name] = {
        allOf: [
          { $ref: `#${draft.described.pointer.split("/").map(encodeURIComponent).join("/")}` },
          ...narrowings,
        ],
      };
  }
  return { ...provider.root, [narrowedMember]: { [operation.id]: narrowed } };
}

function nestedSchema(tokens: readonly string[], schema: JsonObject): JsonObject {
  return tokens.reduceRight<JsonObject>((inner, token) => ({ properties: { [token]: inner } }), schema);
}

const absent: unique symbol = Symbol("absent");

function combine(
  parts: readonly RequestPart[],
  exclusive: RequestSpace["exclusive"],
): Arbitrary<RequestValue> {
  const arbitraries = parts.map((part) =>
    part.required ? part.arbitrary : fc.option(part.arbitrary, { nil: absent, freq: 2 }),
  );
  return fc.tuple(...arbitraries).map((values) => {
    const sent = new Map<RequestPart, Json>();
    parts.forEach((part, index) => {
      const value = values[index];
      if (typeof value !== "symbol" && value !== undefined) sent.set(part, value);
    });
    return assemble(sent, exclusive);
  });
}

/** The request that sends these parts; of an exclusive group only the first part stays. */
export function assemble(
  sent: ReadonlyMap<RequestPart, Json>,
  exclusive: RequestSpace["exclusive"] = [],
): RequestValue {
  const taken = new Set<RequestSpace["exclusive"][number]>();
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
  return part.parameter === undefined ? undefined : value[part.parameter.in][part.parameter.name];
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
