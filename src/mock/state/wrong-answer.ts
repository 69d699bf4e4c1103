import type { Json } from "../../core/json.js";
import { jsonEquals } from "../../core/json.js";
import type { Operation } from "../../documents/model.js";
import { responseOf } from "../refusal.js";
import type { StoreAnswer } from "../store.js";

/**
 * The same status with what another refusal of the operation says, for a rule that is broken on purpose;
 * undefined where the documents have no other.
 */
export function wrongAnswer(operation: Operation, { status, example }: StoreAnswer): StoreAnswer | undefined {
  if (status === undefined) return undefined;
  const own = responseOf(operation, status)?.media.flatMap(({ examples }) => examples) ?? [];
  const right = example === undefined ? own[0] : own.find(({ name }) => name === example);
  if (right === undefined) return undefined;
  const others = operation.responses
    .filter((response) => /^[45]/.test(response.status))
    .flatMap(({ media }) => media.flatMap(({ examples }) => examples.map(({ value }): Json => value)));
  const wrong = others.find(
    (value) => typeof value === typeof right.value && !jsonEquals(value, right.value),
  );
  return wrong === undefined ? undefined : { status, example: right.name, body: wrong };
}
