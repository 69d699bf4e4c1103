import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { pointerTo } from "../core/json-pointer.js";
import type { Problem } from "../core/problem.js";
import { inferenceProblems } from "./crud/inference-problems.js";
import { problemAt } from "./document-validator.js";
import type { Operation } from "./model.js";
import type { Binding, MockRefusal, Profile, RequestPlace, Resource, Supplied } from "./profile.js";
import type { SourceDocument } from "./read-document.js";
import { listOf, objectOf, textOf, textsOf } from "./read-members.js";
import { noState, stateOf } from "./state/build-state.js";
import { stateProblems } from "./state/state-problems.js";

/** The profile of a provider that has none: nothing is bound, created or supplied. */
export const emptyProfile: Profile = {
  credentials: { first: new Map(), second: new Map() },
  bindings: [],
  unrefused: [],
  nullReadsAsAbsent: false,
  scalarsMayConvert: false,
  exclusive: [],
  resources: [],
  convergenceMs: 0,
  billable: [],
  inferred: { off: [] },
  mock: { refusals: {}, invalid: [], state: noState },
  serverVariables: {},
};

/** The profile of a provider, from a document that already has the right form. */
export function buildProfile(source: SourceDocument): Profile {
  const node = isJsonObject(source.value) ? source.value : {};
  const credentials = objectOf(node, "credentials");
  const rateLimit = objectOf(node, "rateLimit");
  return {
    ...emptyProfile,
    ...(node["draft"] === true ? { isImplied: true } : {}),
    credentials: {
      first: accountOf(objectOf(credentials, "first")),
      second: accountOf(objectOf(credentials, "second")),
    },
    bindings: listOf(node, "bindings").filter(isJsonObject).map(bindingOf),
    unrefused: textsOf(node, "unrefused"),
    unproved: listOf(node, "unproved")
      .filter(isJsonObject)
      .map((entry) => ({ faults: textsOf(entry, "faults"), because: textOf(entry, "because") })),
    nullReadsAsAbsent: node["nullReadsAsAbsent"] === true,
    scalarsMayConvert: node["scalarsMayConvert"] === true,
    exclusive: listOf(node, "exclusive").map((group) =>
      (Array.isArray(group) ? group : []).filter(isJsonObject).map(placeOf),
    ),
    resources: listOf(node, "resources").filter(isJsonObject).map(resourceOf),
    ...(rateLimit === undefined ? {} : { rateLimit: rateLimitOf(rateLimit) }),
    convergenceMs: Number(node["convergenceMs"] ?? 0),
    billable: textsOf(node, "billable"),
    inferred: { off: textsOf(objectOf(node, "inferred"), "off") },
    mock: {
      refusals: refusalsOf(objectOf(objectOf(node, "mock"), "refusals")),
      invalid: listOf(objectOf(node, "mock"), "invalid")
        .filter(isJsonObject)
        .map((item) => ({ at: placeOf(objectOf(item, "at") ?? {}), refusal: refusalOf(item) })),
      state: stateOf(node).state,
    },
    serverVariables: Object.fromEntries(
      Object.entries(objectOf(node, "serverVariables") ?? {}).map(([name, value]) => [name, String(value)]),
    ),
  };
}

function accountOf(node: JsonObject | undefined): ReadonlyMap<string, ReadonlyMap<string, Supplied>> {
  return new Map(
    Object.keys(node ?? {}).map((scheme) => {
      const parts = objectOf(node, scheme) ?? {};
      return [scheme, new Map(Object.keys(parts).map((part) => [part, suppliedOf(objectOf(parts, part))]))];
    }),
  );
}

function suppliedOf(node: JsonObject | undefined): Supplied {
  return { env: textOf(node, "env"), mock: textOf(node, "mock"), optional: node?.["optional"] === true };
}

function placeOf(node: JsonObject): RequestPlace {
  const { name, pointer } = node;
  return {
    operation: textOf(node, "operation"),
    in: textOf(node, "in") as RequestPlace["in"],
    ...(typeof name === "string" ? { name } : {}),
    ...(typeof pointer === "string" ? { pointer } : {}),
  };
}

function bindingOf(node: JsonObject): Binding {
  const base = { name: textOf(node, "name"), at: listOf(node, "at").filter(isJsonObject).map(placeOf) };
  const unknown = objectOf(node, "unknown");
  if (typeof node["fresh"] === "string") return { ...base, kind: "fresh", template: node["fresh"] };
  if (typeof node["resource"] === "string") {
    const as = textsOf(node, "as");
    return { ...base, kind: "resource", resource: node["resource"], ...(as.length > 0 ? { as } : {}) };
  }
  const narrowed = objectOf(node, "narrowed");
  if (narrowed !== undefined) return { ...base, kind: "narrowed", schema: narrowed };
  const value = suppliedOf(objectOf(node, "supplied"));
  return {
    ...base,
    kind: "supplied",
    value,
    ...(unknown === undefined ? {} : { unknown: unknownOf(unknown) }),
  };
}

function unknownOf(node: JsonObject) {
  const { example, promise } = node;
  return {
    value: node["value"] as Json,
    status: textOf(node, "status"),
    ...(typeof example === "string" ? { example } : {}),
    ...(typeof promise === "string" ? { promise } : {}),
  };
}

function resourceOf(node: JsonObject): Resource {
  const identified = objectOf(node, "identifiedBy");
  const listed = objectOf(node, "listedBy");
  const binding = identified?.["binding"];
  const body = textsOf(identified, "body");
  const createdWith = listOf(node, "createdWith").filter(isJsonObject).map(partOf);
  return {
    name: textOf(node, "name"),
    createdBy: textsOf(node, "createdBy"),
    ...(createdWith.length > 0 ? { createdWith } : {}),
    identifiedBy: {
      ...(body.length > 0 ? { body } : {}),
      ...(typeof binding === "string" ? { binding } : {}),
    },
    ...(typeof node["readBy"] === "string" ? { readBy: node["readBy"] } : {}),
    deletedBy: textsOf(node, "deletedBy"),
    ...(listed === undefined
      ? {}
      : {
          listedBy: {
            operation: textOf(listed, "operation"),
            items: textOf(listed, "items"),
            name: textOf(listed, "name"),
            id: textOf(listed, "id"),
          },
        }),
    ...(typeof node["atMost"] === "number" ? { atMost: node["atMost"] } : {}),
  };
}

function partOf(node: JsonObject) {
  return { at: placeOf(objectOf(node, "at") ?? {}), value: node["value"] as Json };
}

function rateLimitOf(node: JsonObject) {
  const { readsPerMinute, writesPerMinute } = node;
  return {
    ...(typeof readsPerMinute === "number" ? { readsPerMinute } : {}),
    ...(typeof writesPerMinute === "number" ? { writesPerMinute } : {}),
  };
}

function refusalsOf(node: JsonObject | undefined): Profile["mock"]["refusals"] {
  return Object.fromEntries(
    Object.keys(node ?? {}).map((situation) => [situation, refusalOf(objectOf(node, situation))]),
  );
}

function refusalOf(node: JsonObject | undefined): MockRefusal {
  const example = node?.["example"];
  return { status: textOf(node, "status"), ...(typeof example === "string" ? { example } : {}) };
}

/** Places, operations and schemes that the profile names and the description does not have. */
export function profileProblems(
  source: SourceDocument,
  profile: Profile,
  description: { readonly operations: readonly Operation[]; readonly schemes: ReadonlySet<string> },
): Problem[] {
  const byId = new Map(description.operations.map((operation) => [operation.id, operation]));
  const problems: Problem[] = [];
  const missing = (pointer: string, what: string) =>
    problems.push(problemAt(source, pointer, `The description has no ${what}.`));
  profile.bindings.forEach((binding, index) => {
    binding.at.forEach((place, placeIndex) => {
      const fault = placeFault(place, byId);
      if (fault !== undefined) missing(pointerTo("/bindings", index, "at", placeIndex), fault);
    });
  });
  profile.mock.invalid.forEach(({ at }, index) => {
    const fault = placeFault(at, byId);
    if (fault !== undefined) missing(pointerTo("/mock/invalid", index, "at"), fault);
  });
  for (const account of ["first", "second"] as const)
    for (const scheme of profile.credentials[account].keys())
      if (!description.schemes.has(scheme))
        missing(pointerTo("/credentials", account, scheme), `security scheme "${scheme}"`);
  profile.resources.forEach((resource, index) => {
    const named = [
      ...resource.createdBy,
      ...resource.deletedBy,
      ...(resource.readBy === undefined ? [] : [resource.readBy]),
    ];
    for (const operation of named)
      if (!byId.has(operation)) missing(pointerTo("/resources", index), `operation "${operation}"`);
  });
  const bindings = profile.bindings.filter(({ kind }) => kind === "supplied").map(({ name }) => name);
  const faults = [
    ...stateOf(isJsonObject(source.value) ? source.value : {}).faults,
    ...stateProblems(profile.mock.state, { operations: byId, bindings: new Set(bindings) }),
    ...inferenceProblems(profile.inferred.off, byId),
  ];
  problems.push(...faults.map(({ pointer, message }) => problemAt(source, pointer, message)));
  return problems;
}

function placeFault(place: RequestPlace, operations: ReadonlyMap<string, Operation>): string | undefined {
  const operation = operations.get(place.operation);
  if (operation === undefined) return `operation "${place.operation}"`;
  if (place.in === "body")
    return operation.body === undefined ? `request body for "${place.operation}"` : undefined;
  const found = operation.parameters.some(
    (parameter) => parameter.in === place.in && parameter.name === place.name,
  );
  return found ? undefined : `${place.in} parameter "${place.name ?? ""}" in "${place.operation}"`;
}
