import type { Json, JsonObject } from "../core/json.js";
import { isJsonObject } from "../core/json.js";
import { pointerTo } from "../core/json-pointer.js";
import type { RequestValue } from "../core/request-value.js";
import type { Operation, SchemaAt } from "../documents/model.js";
import { resolveAt } from "../documents/reference.js";
import { membersOf } from "../documents/schema-members.js";
import { withPlace } from "./binder.js";
import type { Session } from "./session.js";

/** Keywords of which a fresh name may break one. */
const narrowing = ["enum", "const", "pattern", "allOf", "anyOf", "oneOf", "not", "if"];

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
  if (typeof sent !== "string" || schemas.length !== 1) return undefined;
  const schema = schemaOf(schemas[0]);
  if (schema === undefined || narrowing.some((keyword) => schema[keyword] !== undefined)) return undefined;
  const name = freshName();
  const text = schema["format"] === "email" ? `${name}@example.com` : name;
  if (schema["format"] !== undefined && schema["format"] !== "email") return undefined;
  const { minLength = 0, maxLength = 1_000 } = schema;
  // The end differs from one name to the next.
  const fitting = text.padStart(Number(minLength), "a");
  return fitting.length <= Number(maxLength) ? fitting : undefined;
}

function schemaOf(schema: SchemaAt | undefined): JsonObject | undefined {
  const value =
    schema !== undefined && isJsonObject(schema.root)
      ? resolveAt(schema.root, schema.pointer).value
      : undefined;
  return isJsonObject(value) ? value : undefined;
}
