import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import type { Binding, MockRefusal, Profile, RequestPlace, Resource, Supplied } from "./profile.js";
import type { SourceDocument } from "./read-document.js";
import { listOf, objectOf, textOf, textsOf } from "./read-members.js";
import { noState, stateOf } from "./state/build-state.js";

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
      ...(identified?.["location"] === true ? { location: true } : {}),
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
