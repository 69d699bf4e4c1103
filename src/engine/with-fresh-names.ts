import type { Json } from "../core/json.js";
import { isJsonObject } from "../core/json.js";
import { pointerTo } from "../core/json-pointer.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, SchemaAt } from "../documents/model.js";
import { membersOf } from "../documents/schema-members.js";
import { compileValidator } from "../schema/compile-validator.js";
import { withPlace } from "./binder.js";
import type { Session } from "./session.js";

/**
 * A creating request with fresh texts wherever the description leaves a member free: servers refuse a name that is
 * taken, and do not always say so in advance.
 */
export function withFreshNames(
  { binder }: Pick<Session, "binder">,
  operation: Operation,
  value: RequestValue,
): RequestValue {
  const { body } = value;
  if (body?.kind !== "value" || !isJsonObject(body.value)) return value;
  const schemas = (operation.body?.media ?? [])
    .filter(({ mediaType }) => mediaType === body.mediaType)
    .flatMap(({ schema }) => schema ?? []);
  const { properties } = membersOf(schemas);
  return Object.entries(body.value).reduce((request, [name, sent]) => {
    const fresh = freshText(properties.get(name) ?? [], sent, binder.freshName);
    const place = { operation: operation.id, in: "body" as const, pointer: pointerTo("", name) };
    return fresh === undefined ? request : withPlace(request, place, fresh);
  }, value);
}

function freshText(
  schemas: readonly SchemaAt[],
  sent: Json | undefined,
  freshName: () => string,
): string | undefined {
  if (typeof sent !== "string" || schemas.length === 0) return undefined;
  const name = freshName();
  // The end differs from one name to the next.
  const candidates = [name, `${name}@example.com`, name.padStart(40, "a"), name.slice(-8)];
  return candidates.find((text) => schemas.every((schema) => compileValidator(schema)(text).length === 0));
}
