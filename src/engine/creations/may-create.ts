import { crudResources } from "../../documents/crud/crud-resources.js";
import type { Operation, Provider } from "../../documents/model.js";

/** Methods that make nothing, whatever the path. */
const makesNothing: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "DELETE"]);

/**
 * Whether a request may create something: it goes, with whatever method, to a path on which an operation creates.
 *
 * @param method - As sent, which need not be the operation's own.
 */
export function mayCreate(provider: Provider, { id, path }: Operation, method: string): boolean {
  if (makesNothing.has(method)) return false;
  const { ids, paths } = creatingPlaces(provider);
  return ids.has(id) || paths.has(path);
}

interface CreatingPlaces {
  readonly ids: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
}

const known = new WeakMap<Provider, CreatingPlaces>();

function creatingPlaces(provider: Provider): CreatingPlaces {
  const found = known.get(provider) ?? findCreatingPlaces(provider);
  known.set(provider, found);
  return found;
}

function findCreatingPlaces(provider: Provider): CreatingPlaces {
  const { operations, profile } = provider;
  const ids = new Set([
    ...profile.resources.flatMap(({ createdBy }) => createdBy),
    ...crudResources(provider).flatMap(({ create }) => (create === undefined ? [] : [create.id])),
  ]);
  const removing = new Set(profile.resources.flatMap(({ deletedBy }) => deletedBy));
  const paths = operations.flatMap(({ id, path }) => (ids.has(id) && !removing.has(id) ? [path] : []));
  return { ids, paths: new Set(paths) };
}
