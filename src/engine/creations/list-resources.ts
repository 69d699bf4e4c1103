import { isJsonObject, type Json } from "../../core/json.js";
import { valueAt } from "../../core/json-pointer.js";
import type { RequestValue } from "../../core/request-value.js";
import type { CrudResource, Listing } from "../../documents/crud/crud-resource.js";
import { crudResources, profiledListing } from "../../documents/crud/crud-resources.js";
import { listingOf } from "../../documents/crud/listing-of.js";
import type { Operation, Provider } from "../../documents/model.js";
import type { Resource } from "../../documents/profile.js";
import { largestPage } from "../infer/list-request.js";
import { moot, type Prepared } from "../infer/sequence.js";
import { walkItems } from "../infer/walk-pages.js";
import { ask } from "./ask.js";
import type { LiveSession } from "./custody.js";
import { standIns } from "./stand-ins.js";

/** One thing that a list shows. */
export interface ListedItem {
  readonly id: Json;
  readonly item: Json;
}

/** What a list shows, or why it tells nothing. */
export type Listed =
  | { readonly kind: "listed"; readonly items: readonly ListedItem[] }
  | { readonly kind: "untold"; readonly reason: string };

/** Which list: that of a resource, where a creating request has made one. */
export interface Whereabouts {
  readonly resource: Resource;
  readonly operation: Pick<Operation, "id">;
  readonly request: RequestValue;
}

/** Reads the whole list that shows what a request made. */
export async function listResources(
  session: LiveSession,
  { resource, operation, request }: Whereabouts,
): Promise<Listed> {
  const listing = listingFor(session.provider, resource);
  if (listing === undefined) return { kind: "untold", reason: `no operation lists a ${resource.name}` };
  const requestOn = (list: Operation): Prepared => {
    const base = session.custody.baseOf(list);
    if (base === undefined) return moot(`no valid request of ${list.id} can be made`);
    const bound = session.binder.bind(
      list,
      placedAs(list, base, request),
      standIns(session.provider, operation, request),
    );
    return bound.kind === "unbound" ? moot(bound.reason) : { kind: "prepared", value: bound.value };
  };
  const send = async (list: Operation, value: RequestValue) => {
    const answer = await ask(session, list, value);
    return typeof answer === "string" ? moot(`${list.id}: ${answer}`) : answer;
  };
  const reader = { requestOn, send };
  const walk = await walkItems(reader, listing, { size: largestPage(listing), needsIds: false });
  if (walk.kind !== "walked") return { kind: "untold", reason: walk.reason };
  const items = walk.items.flatMap((item) => {
    const id = listing.ids
      .map((pointer) => valueAt(item, pointer))
      .find((found) => typeof found === "string" || typeof found === "number");
    return id === undefined ? [] : [{ id, item }];
  });
  return { kind: "listed", items };
}

/** What the description implies of a resource of the profile. */
export function impliedFor(provider: Provider, resource: Resource): CrudResource | undefined {
  return crudResources(provider).find(
    ({ create }) => create !== undefined && resource.createdBy.includes(create.id),
  );
}

/** The operation that lists a resource, with the way in which it is paged; undefined where there is none. */
export function listingFor(provider: Provider, resource: Resource): Listing | undefined {
  const implied = impliedFor(provider, resource);
  return profiledListing(provider, resource) ?? implied?.list ?? besideCreation(provider, implied);
}

/** `GET` on the path that things are made on lists them, also where the profile does not say so. */
function besideCreation(provider: Provider, implied: CrudResource | undefined): Listing | undefined {
  const get = provider.operations.find(
    ({ method, path, unreachable }) =>
      method === "GET" && path === implied?.create?.path && unreachable === undefined,
  );
  return get === undefined || implied?.identifier.kind !== "answered"
    ? undefined
    : listingOf(get, implied.parameter);
}

/** The path and host of the creating request, as far as the list has the same parameters. */
function placedAs(list: Operation, base: RequestValue, made: RequestValue): RequestValue {
  const shared = (where: "path" | "server") => ({
    ...base[where],
    ...Object.fromEntries(
      Object.entries(made[where]).filter(([name]) =>
        list.parameters.some((parameter) => parameter.in === where && parameter.name === name),
      ),
    ),
  });
  return {
    ...base,
    path: shared("path"),
    server: isJsonObject(base.server) ? shared("server") : base.server,
  };
}
