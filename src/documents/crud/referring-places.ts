import { pointerTo } from "../../core/json-pointer.js";
import type { Operation } from "../model.js";
import type { RequestPlace } from "../profile.js";
import { membersOf } from "../schema-members.js";
import type { MadeResource } from "./crud-resource.js";

/** Where requests refer to a thing of one kind by a name such as `customerId`, for things of `/customers`. */
export function referringPlaces(
  operations: readonly Operation[],
  resource: MadeResource,
  all: readonly MadeResource[],
): RequestPlace[] {
  const word = wordOf(resource);
  if (word === undefined || all.some((other) => other !== resource && wordOf(other) === word)) return [];
  const refersToIt = (name: string) => referredWord(name) === word;
  return operations
    .filter((operation) => operation.unreachable === undefined && operation !== resource.create)
    .flatMap((operation): RequestPlace[] => [
      ...operation.parameters
        .filter(({ in: where, name }) => where === "query" && refersToIt(name))
        .map(({ name }) => ({ operation: operation.id, in: "query" as const, name })),
      ...bodyMembers(operation)
        .filter(refersToIt)
        .map((name) => ({ operation: operation.id, in: "body" as const, pointer: pointerTo("", name) })),
    ]);
}

/** The names of an operation's body members that are objects' own. */
export function bodyMembers({ body }: Operation): string[] {
  const schemas = (body?.media ?? []).flatMap(({ schema }) => schema ?? []);
  return [...membersOf(schemas).properties.keys()];
}

/** What a member's name says that it refers to: `customer` for `customerId` and `customer_uuid`. */
export function referredWord(name: string): string | undefined {
  const stem =
    /^(.+?)[_-]?(?:Id|ID|Uuid|UUID|_id|_uuid)$/.exec(name)?.[1] ?? /^(.+)[_-](?:id|uuid)$/i.exec(name)?.[1];
  return stem === undefined ? undefined : plain(stem);
}

/** One of a collection, as members are called after it: `category` for `/categories`. */
function wordOf({ name, parameter }: MadeResource): string | undefined {
  const last = name.split("/").findLast((segment) => segment !== "" && !segment.startsWith("{"));
  if (last === undefined || parameter === undefined) return undefined;
  return plain(
    last
      .replace(/ies$/, "y")
      .replace(/(?<=(?:s|x|z|ch|sh))es$/, "")
      .replace(/(?<=[^s])s$/, ""),
  );
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
