import { isJsonObject, type Json } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { SchemaAt } from "../../documents/model.js";
import { itemsOf, membersOf } from "../../documents/schema-members.js";
import { describedBodies } from "./described-bodies.js";
import type { DocumentsCheck } from "./documents-check.js";

/** An open object may hold anything; an example that shows what its schema does not name is still an omission. */
export const exampleMembersDescribed: DocumentsCheck = {
  id: "example-members-described",
  demands: "a member that an example shows is named by its schema",
  examine: (provider) =>
    describedBodies(provider).flatMap(({ operation, media: { schema, examples } }) => {
      if (schema === undefined || !operation.underTest) return [];
      return examples.flatMap((example) =>
        undescribedIn([schema], example.value, "").map((instance) => ({
          message: `The example ${example.name} has a member that its schema does not name: ${instance}.`,
          place: example.pointer,
          instance,
          expected: "a property of that name",
          received: instance,
          operation: operation.id,
        })),
      );
    }),
};

function undescribedIn(schemas: readonly SchemaAt[], value: Json, at: JsonPointer): JsonPointer[] {
  if (Array.isArray(value)) {
    const items = itemsOf(schemas);
    return items.length === 0
      ? []
      : value.flatMap((item: Json, index) => undescribedIn(items, item, pointerTo(at, index)));
  }
  if (!isJsonObject(value)) return [];
  const { properties, open } = membersOf(schemas);
  if (properties.size === 0) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const described = properties.get(name);
    if (described === undefined) return open ? [] : [pointerTo(at, name)];
    return member === undefined ? [] : undescribedIn(described, member, pointerTo(at, name));
  });
}
