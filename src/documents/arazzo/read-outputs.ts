import type { JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { objectOf, textOf } from "../read-members.js";
import type { Expression } from "./expression.js";
import { type Reading, readExpression } from "./read-expression.js";

/** The outputs of a workflow or a step. */
export function readOutputs(
  node: JsonObject,
  pointer: JsonPointer,
  reading: Reading,
): ReadonlyMap<string, Expression> {
  const outputs = objectOf(node, "outputs") ?? {};
  return new Map(
    Object.keys(outputs).map((name) => [
      name,
      readExpression(textOf(outputs, name), pointerTo(pointer, "outputs", name), reading),
    ]),
  );
}
