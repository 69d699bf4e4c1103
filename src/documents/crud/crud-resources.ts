import type { Operation, Provider } from "../model.js";
import type { Resource } from "../profile.js";
import type { CrudResource, Identifier, Listing } from "./crud-resource.js";
import { identifierPointers } from "./identifier-pointers.js";
import { identifyingLinks, linkedResources } from "./linked-resources.js";
import { listingOf } from "./listing-of.js";
import { successSchemas } from "./success-schemas.js";

/** What of a provider the inference looks at. */
type Described = Pick<Provider, "root" | "operations" | "profile">;

/**
 * The kinds of things that a description implies by its paths, `POST /things` makes one, `/things/{id}` is one,
 * `GET /things` lists them, and by its links. Where the profile describes a resource, it says how one is identified and listed.
 */
export function crudResources(provider: Described): CrudResource[] {
  const usable = provider.operations.filter(({ unreachable }) => unreachable === undefined);
  const items = new Map<string, { parameter: string; operations: Operation[] }>();
  for (const operation of usable) {
    const found = /^([^?#]*)\/\{([^{}/]+)\}\/?$/.exec(operation.path);
    if (found === null) continue;
    const [, collection = "", parameter = ""] = found;
    const known = items.get(collection) ?? { parameter, operations: [] };
    items.set(collection, { ...known, operations: [...known.operations, operation] });
  }
  const onPaths = [...items].flatMap(([collection, item]) => {
    const onCollection = usable.filter(({ path }) => withoutSlash(path) === collection);
    return onPath(provider, collection, { ...item, onCollection });
  });
  const known = new Set(onPaths.map(({ create }) => create));
  const others = usable.filter((operation) => operation.method === "POST" && !known.has(operation));
  return [...onPaths, ...linkedResources(provider, others), ...onHosts(provider, usable)];
}

interface Item {
  readonly parameter: string;
  readonly operations: readonly Operation[];
  readonly onCollection: readonly Operation[];
}

function onPath(provider: Described, collection: string, item: Item): CrudResource[] {
  const { parameter, operations, onCollection } = item;
  const by = (method: string) => operations.find((operation) => operation.method === method);
  const post = onCollection.find(({ method }) => method === "POST");
  const get = onCollection.find(({ method }) => method === "GET");
  const put = by("PUT");
  const makesByPut = post === undefined && put?.responses.some(({ status }) => status === "201") === true;
  const create = post ?? (makesByPut ? put : undefined);
  const profiled = profiledAs(provider, create);
  const list =
    profiled === undefined ? get && listingOf(get, parameter) : profiledListing(provider, profiled);
  if (create === undefined && list === undefined) return [];
  const identifier: Identifier = makesByPut
    ? { kind: "chosen", in: "path", name: parameter }
    : { kind: "answered", pointers: answered(provider, { create, operations, parameter, profiled }) };
  const read = by("GET");
  const remove = by("DELETE");
  return [
    {
      name: profiled?.name ?? collection,
      ...(create === undefined ? {} : { create }),
      ...(read === undefined ? {} : { read }),
      updates: makesByPut ? [] : [put, by("PATCH")].filter((operation) => operation !== undefined),
      ...(remove === undefined ? {} : { remove }),
      ...(list === undefined ? {} : { list }),
      identifier,
      parameter,
    },
  ];
}

function answered(
  provider: Described,
  {
    create,
    operations,
    parameter,
    profiled,
  }: Pick<Item, "operations" | "parameter"> & {
    create: Operation | undefined;
    profiled: Resource | undefined;
  },
) {
  if (create === undefined) return [];
  if (profiled?.identifiedBy.body !== undefined) return profiled.identifiedBy.body;
  return [
    ...identifyingLinks(provider, create)
      .filter(({ target }) => operations.includes(target))
      .map(({ pointer }) => pointer),
    ...identifierPointers(successSchemas(create), parameter),
  ];
}

/** Things that a variable of the server's URL names, as the profile says. */
function onHosts(provider: Described, usable: readonly Operation[]): CrudResource[] {
  const { resources, bindings } = provider.profile;
  const seen = new Set<string>();
  return resources.flatMap((resource) => {
    const binding = bindings.find(({ name }) => name === resource.identifiedBy.binding);
    const [place] =
      binding?.at.filter((at) => at.in === "server" && resource.createdBy.includes(at.operation)) ?? [];
    const create = usable.find(({ id }) => id === place?.operation);
    if (place?.name === undefined || create === undefined || seen.has(create.id)) return [];
    seen.add(create.id);
    const own = usable.filter(
      ({ path, parameters }) =>
        path === create.path &&
        parameters.some((other) => other.in === "server" && other.name === place.name),
    );
    const by = (method: string) => own.find((operation) => operation.method === method);
    const read = by("GET") ?? by("HEAD");
    const remove = by("DELETE");
    const list = profiledListing(provider, resource);
    return [
      {
        name: resource.name,
        create,
        ...(read === undefined ? {} : { read }),
        updates: [],
        ...(remove === undefined ? {} : { remove }),
        ...(list === undefined ? {} : { list }),
        identifier: { kind: "chosen" as const, in: "server" as const, name: place.name },
      },
    ];
  });
}

function profiledAs({ profile }: Described, create: Operation | undefined): Resource | undefined {
  return profile.resources.find(({ createdBy }) => create !== undefined && createdBy.includes(create.id));
}

/** The listing that the profile names, as its description tells how it is paged. */
export function profiledListing({ operations }: Described, { listedBy }: Resource): Listing | undefined {
  const operation = operations.find(({ id }) => id === listedBy?.operation);
  if (listedBy === undefined || operation === undefined) return undefined;
  const inferred = listingOf(operation, undefined);
  return {
    operation,
    items: [...new Set([listedBy.items, ...(inferred?.items ?? [])])],
    ids: [listedBy.id],
    ...(inferred?.size === undefined ? {} : { size: inferred.size }),
    ...(inferred?.paging === undefined ? {} : { paging: inferred.paging }),
  };
}

function withoutSlash(path: string): string {
  return path.endsWith("/") ? path.slice(0, -1) : path;
}
