import type { JsonPointer } from "../../core/json-pointer.js";
import type { Operation } from "../model.js";
import type { StateFault } from "./build-state.js";
import type { AnswerUse } from "./state-uses.js";

/** Statuses and examples that an answer names and its operations do not document. */
export function answerFaults(
  { operations: ids, answer, isRefusal }: AnswerUse,
  operations: ReadonlyMap<string, Operation>,
): StateFault[] {
  const { pointer, status, example } = answer;
  if (status === undefined)
    return isRefusal
      ? [{ pointer, message: "This refusal needs a status, or it would be a success." }]
      : ids.flatMap((id) => exampleFault(operations.get(id), { pointer, example, status: /^2/ }));
  return ids.flatMap((id) => {
    const operation = operations.get(id);
    if (operation === undefined) return [];
    const range = `${status.charAt(0)}XX`;
    const isDocumented = operation.responses.some(
      (response) =>
        response.status === status ||
        response.status.toUpperCase() === range ||
        response.status === "default",
    );
    if (!isDocumented) return [{ pointer, message: `"${id}" documents no answer ${status}.` }];
    return exampleFault(operation, {
      pointer,
      example,
      status: new RegExp(`^(${status}|${range}|default)$`, "i"),
    });
  });
}

function exampleFault(
  operation: Operation | undefined,
  wanted: { readonly pointer: JsonPointer; readonly example: string | undefined; readonly status: RegExp },
): StateFault[] {
  if (operation === undefined || wanted.example === undefined) return [];
  const examples = operation.responses
    .filter(({ status }) => wanted.status.test(status))
    .flatMap(({ media }) => media.flatMap((one) => one.examples));
  return examples.some(({ name }) => name === wanted.example)
    ? []
    : [
        {
          pointer: wanted.pointer,
          message: `"${operation.id}" has no example "${wanted.example}" for this answer.`,
        },
      ];
}
