import type { Operation, Provider } from "../model.js";
import type { Binding, Profile, RequestPlace, Resource } from "../profile.js";
import type { CrudResource, MadeResource } from "./crud-resource.js";
import { crudResources } from "./crud-resources.js";
import { referringPlaces } from "./referring-places.js";

/**
 * The profile of a description that has none: what its paths and links imply of the things that are made, so that
 * each can be removed, and requests on one can name one that exists.
 *
 * Nobody said any of it, so that a run holds nothing against a provider that only a wrong guess would show.
 */
export function impliedProfile(
  described: Pick<Provider, "root" | "operations"> & { readonly profile: Profile },
): Profile {
  const made = crudResources(described).filter(isMade);
  const resources = made.map(resourceOf);
  return {
    ...described.profile,
    isImplied: true,
    nullReadsAsAbsent: true,
    scalarsMayConvert: true,
    resources,
    bindings: made.flatMap((resource) => bindingsOf(described.operations, resource, made)),
  };
}

function isMade(resource: CrudResource): resource is MadeResource {
  return resource.create !== undefined;
}

function resourceOf(resource: MadeResource): Resource {
  const { name, create, remove, list, identifier } = resource;
  const [items] = list?.items ?? [];
  const [id] = list?.ids ?? [];
  return {
    name,
    createdBy: [create.id],
    identifiedBy:
      identifier.kind === "chosen"
        ? { binding: choiceOf(resource) }
        : { body: identifier.pointers, location: true },
    deletedBy: remove === undefined ? [] : [remove.id],
    ...(list === undefined || items === undefined || id === undefined
      ? {}
      : { listedBy: { operation: list.operation.id, items, name: id, id } }),
  };
}

/** The binding that only marks where a request chooses the identifier. */
function choiceOf({ name }: MadeResource): string {
  return `${name} chosen`;
}

function bindingsOf(
  operations: readonly Operation[],
  resource: MadeResource,
  all: readonly MadeResource[],
): Binding[] {
  const { name, create, identifier } = resource;
  const at = [...placesOnPaths(operations, resource), ...referringPlaces(operations, resource, all)];
  return [
    ...(identifier.kind === "chosen"
      ? [
          {
            kind: "narrowed" as const,
            name: choiceOf(resource),
            schema: {},
            at: [{ operation: create.id, in: identifier.in, name: identifier.name }],
          },
        ]
      : []),
    ...(at.length === 0
      ? []
      : [{ kind: "resource" as const, name: `identifier of ${name}`, resource: name, at }]),
  ];
}

/** Where the paths of operations name one of a kind: in place of the item's own parameter, and at those below it. */
function placesOnPaths(
  operations: readonly Operation[],
  { name, create, read, updates, remove, parameter, identifier }: MadeResource,
): RequestPlace[] {
  if (parameter === undefined) return [];
  const own = [read, remove, ...updates].filter((operation) => operation !== undefined);
  const below = segmentsOf(name);
  return operations.flatMap((operation) => {
    if (operation.unreachable !== undefined) return [];
    if (operation === create && identifier.kind === "chosen") return [];
    const segments = segmentsOf(operation.path);
    const isBelow = below.every((segment, index) => alike(segment, segments[index]));
    const found = isBelow ? /^\{([^{}]+)\}$/.exec(segments[below.length] ?? "")?.[1] : undefined;
    const parameterName = found ?? (own.includes(operation) ? parameter : undefined);
    const isDescribed = operation.parameters.some(
      (other) => other.in === "path" && other.name === parameterName,
    );
    return parameterName === undefined || !isDescribed
      ? []
      : [{ operation: operation.id, in: "path" as const, name: parameterName }];
  });
}

function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** The same segment; parameters of one place have different names in different paths. */
function alike(left: string, right: string | undefined): boolean {
  return left === right || (/^\{[^{}]+\}$/.test(left) && /^\{[^{}]+\}$/.test(right ?? ""));
}
