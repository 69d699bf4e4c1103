import type { Operation } from "../../documents/model.js";
import { type Made, mayBeMissing, nameOf, type Script, succeeded, type Thing } from "./sequence.js";
import { unknownIdentifier } from "./unknown-identifier.js";

/**
 * Whether an operation that only other material describes answers a success to an identifier that never existed:
 * then its answers are samples, and nothing that they show or hide says anything.
 */
export async function onlyPretends(script: Script, operation: Operation, made: Made): Promise<boolean> {
  if (!mayBeMissing(operation)) return false;
  const id = unknownIdentifier(made.id);
  if (id === undefined) return true;
  const thing: Thing = {
    id,
    answer: made.answer,
    ...(made.created === undefined ? {} : { created: { ...made.created, id, answer: {} } }),
  };
  const request = script.requestOn(operation, thing);
  if (request.kind !== "prepared") return true;
  const answer = await script.send(operation, request.value);
  return answer.kind !== "answer" || succeeded(answer);
}

/** Why nothing can be concluded from such an operation. */
export function pretence(operation: Operation): string {
  return `${nameOf(operation)} answers to identifiers that never existed, so its answers may be samples`;
}
