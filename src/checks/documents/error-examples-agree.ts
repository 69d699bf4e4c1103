import { isJsonObject, type Json } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { describedBodies } from "./described-bodies.js";
import type { DocumentsBreach, DocumentsCheck } from "./documents-check.js";

interface Leaf {
  readonly path: string;
  readonly instance: JsonPointer;
  readonly value: Json;
}

interface ErrorLeaf extends Leaf {
  readonly status: string;
  readonly example: { readonly name: string; readonly pointer: JsonPointer };
  readonly operation: string;
}

/** Where most examples of errors repeat the status of their response, one that does not is an oversight. */
export const errorExamplesAgree: DocumentsCheck = {
  id: "error-examples-agree",
  demands: "a member that repeats the status in most examples of errors does so in all",
  examine: (provider) => {
    const leaves: ErrorLeaf[] = describedBodies(provider).flatMap(({ operation, response, media }) => {
      const status = response?.status ?? "";
      if (!operation.underTest || !/^[45]\d\d$/.test(status)) return [];
      return media.examples.flatMap((example) =>
        leavesOf(example.value, "", "").map((leaf) => ({
          ...leaf,
          status,
          example,
          operation: operation.id,
        })),
      );
    });
    const paths = [...new Set(leaves.map(({ path }) => path))];
    return paths.flatMap((path) => oddOnes(leaves.filter((leaf) => leaf.path === path)));
  },
};

function oddOnes(leaves: readonly ErrorLeaf[]): DocumentsBreach[] {
  const odd = leaves.filter(({ value, status }) => String(value) !== status);
  if (odd.length * 2 >= leaves.length || leaves.length < 3) return [];
  const seen = new Set<string>();
  return odd.flatMap(({ example, instance, value, status, operation, path }) => {
    if (seen.has(example.pointer + instance)) return [];
    seen.add(example.pointer + instance);
    return [
      {
        message: `The example ${example.name} has ${JSON.stringify(value)} at ${path}, where the other errors repeat the status.`,
        place: example.pointer,
        instance,
        expected: JSON.stringify(status),
        received: JSON.stringify(value),
        operation,
      },
    ];
  });
}

function leavesOf(value: Json, instance: JsonPointer, path: string): Leaf[] {
  if (Array.isArray(value))
    return value.flatMap((item: Json, index) => leavesOf(item, pointerTo(instance, index), `${path}/*`));
  if (isJsonObject(value))
    return Object.entries(value).flatMap(([name, member]) =>
      member === undefined ? [] : leavesOf(member, pointerTo(instance, name), pointerTo(path, name)),
    );
  return [{ path, instance, value }];
}
