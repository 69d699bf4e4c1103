import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { Operation } from "../model.js";
import { inferences } from "./inferences.js";

/** Entries of a profile that switch off what there is not, each with its place. */
export function inferenceProblems(
  off: readonly string[],
  operations: ReadonlyMap<string, Operation>,
): { readonly pointer: JsonPointer; readonly message: string }[] {
  return off.flatMap((entry, index) => {
    const [inference = "", ...rest] = entry.split("/");
    const operation = rest.join("/");
    const pointer = pointerTo("/inferred/off", index);
    if (!Object.hasOwn(inferences, inference))
      return [
        {
          pointer,
          message: `There is no inference "${inference}". Known are: ${Object.keys(inferences).join(", ")}.`,
        },
      ];
    return operation === "" || operations.has(operation)
      ? []
      : [{ pointer, message: `The description has no operation "${operation}".` }];
  });
}
