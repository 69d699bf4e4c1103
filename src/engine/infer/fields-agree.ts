import { isJsonObject, type Json, jsonEquals } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { SchemaAt } from "../../documents/model.js";
import { membersOf } from "../../documents/schema-members.js";
import { compileValidator } from "../../schema/compile-validator.js";
import { isComparable, scalarFacts } from "./scalar-facts.js";
import { scalarsAgree } from "./scalars-agree.js";

/** A value with the schemas that describe it. */
export interface Described {
  readonly value: Json;
  readonly schemas: readonly SchemaAt[];
}

/** What is compared: a request with the answer that it led to, two answers, or two answers to the same question. */
export type Comparison = "request with answer" | "two answers" | "same question";

/** Two fields of one name that say different things. */
export interface Disagreement {
  readonly at: JsonPointer;
  readonly expected: Json;
  readonly received: Json;
}

/**
 * Compares the fields that two descriptions of one thing share: same name, same place, same scalar type. Left out
 * is what may change by itself or is usually written in another way; a field that either does not have says nothing.
 */
export function fieldDisagreements(
  comparison: Comparison,
  expected: Described,
  received: Described,
): Disagreement[] {
  return pairsOf({ expected, received: unwrapped(expected, received), at: "" }).flatMap((pair) =>
    compareScalars(comparison, pair),
  );
}

/** Names of what changes with time or use. */
const volatile =
  /(?:^|[_-])(?:state|status|stats?|statistics|usage|used|free|available|remaining|count|total|size|progress|percent(?:age)?|quota|balance|version|revision|etag|token|secret|password|key|expires?|expiry|modified|updated|changed|accessed|seen|last|links?|href|url|uri|self|message|stage|phase|health|position|rank|order)(?:$|[_-])/;

function isVolatile(name: string): boolean {
  return volatile.test(name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase());
}

interface Pair {
  readonly expected: Described;
  readonly received: Described;
  readonly at: JsonPointer;
}

/** The scalars that stand at one place in both. */
function pairsOf({ expected, received, at }: Pair): Pair[] {
  const { value, schemas } = expected;
  const other = received.value;
  if (!isJsonObject(value) || !isJsonObject(other))
    return isJsonObject(value) ? [] : [{ expected, received, at }];
  const left = membersOf(schemas).properties;
  const right = membersOf(received.schemas).properties;
  return Object.entries(value).flatMap(([name, member]) => {
    const [mine, its, theirs] = [left.get(name), other[name], right.get(name)];
    if (member === undefined || its === undefined || mine === undefined || theirs === undefined) return [];
    if (isVolatile(name)) return [];
    return pairsOf({
      expected: { value: member, schemas: mine },
      received: { value: its, schemas: theirs },
      at: pointerTo(at, name),
    });
  });
}

function compareScalars(comparison: Comparison, { expected, received, at }: Pair): Disagreement[] {
  const left = scalarFacts(expected.schemas);
  const right = scalarFacts(received.schemas);
  if (!isComparable(left, right)) return [];
  if (comparison === "request with answer" && (left.isReadOnly || right.isReadOnly)) return [];
  // Where the answer cannot hold what was sent, the two are different things of one name.
  if (!received.schemas.every((schema) => compileValidator(schema)(expected.value).length === 0)) return [];
  const agree =
    comparison === "same question"
      ? jsonEquals(expected.value, received.value)
      : scalarsAgree(expected.value, received.value, left.format);
  if (agree) return [];
  return [{ at, expected: expected.value, received: received.value }];
}

/** The part of an answer that shares members with what it is compared to: some wrap the thing in `data` or its name. */
function unwrapped(expected: Described, received: Described): Described {
  const names = [...membersOf(expected.schemas).properties.keys()];
  const { properties } = membersOf(received.schemas);
  if (!isJsonObject(received.value) || names.some((name) => properties.has(name))) return received;
  for (const [wrapper, schemas] of properties) {
    const value = received.value[wrapper];
    const inner = membersOf(schemas).properties;
    if (value !== undefined && isJsonObject(value) && names.some((name) => inner.has(name)))
      return { value, schemas };
  }
  return received;
}
