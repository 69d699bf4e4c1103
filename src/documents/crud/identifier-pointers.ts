import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { SchemaAt } from "../model.js";
import { membersOf } from "../schema-members.js";

/**
 * Where in an object of this schema its identifier may stand, the likeliest place first: the member that is called
 * like the path parameter, then `id`, `uuid` and the like, then one that ends in `Id`. One wrapper is looked into.
 */
export function identifierPointers(
  schemas: readonly SchemaAt[],
  parameter: string | undefined,
): JsonPointer[] {
  const { properties } = membersOf(schemas);
  const own = named([...properties.keys()], parameter).map((name) => pointerTo("", name));
  const wrapped = [...properties].flatMap(([wrapper, inner]) =>
    named([...membersOf(inner).properties.keys()], parameter, wrapper).map((name) =>
      pointerTo("", wrapper, name),
    ),
  );
  const isSingle = properties.size <= 3;
  return [...own, ...(isSingle || own.length === 0 ? wrapped : [])];
}

const usual = ["id", "uuid", "guid"];

function named(members: readonly string[], parameter: string | undefined, owner = ""): string[] {
  const wanted = parameter === undefined ? [] : [plain(parameter)];
  const exact = members.filter((name) => wanted.includes(plain(name)));
  const plainOnes = usual.flatMap((word) => members.filter((name) => plain(name) === word));
  const ofOwner = members.filter((name) => plain(name) === `${plain(owner)}id`);
  // `thingId` in the path is `id` of the thing.
  const all = [...exact, ...plainOnes, ...ofOwner];
  return [...new Set(all)];
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
