import { compareOpenApi, type Diff } from "api-smart-diff";
import type { JsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import { placeThrough } from "../description/place-through.js";
import type { Direction } from "../description/uses.js";
import type { EngineAnswer, Opinion } from "../rating/opinion.js";
import type { Rating } from "../rating/rating.js";

const engine = "api-smart-diff";

/** What api-smart-diff says of two descriptions in OpenAPI 3.1: each use on its own, and its direction known. */
export function askApiSmartDiff(base: JsonObject, head: JsonObject): EngineAnswer {
  try {
    const { diffs } = compareOpenApi(copy(base), copy(head), { notMergeAllOf: true });
    return { engine, kind: "answered", opinions: diffs.flatMap((diff) => opinionOn(diff, { base, head })) };
  } catch (cause) {
    return { engine, kind: "failed", reason: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** It works on what it is given. */
function copy(document: JsonObject): unknown {
  return structuredClone(document);
}

/** Its words in ours; what it does not classify it has no opinion on. */
const ratingOf: Readonly<Record<string, Rating>> = {
  breaking: "major",
  "non-breaking": "minor",
  deprecated: "minor",
  annotation: "patch",
};

function opinionOn(
  { type, action, path, description }: Diff,
  roots: { readonly base: JsonObject; readonly head: JsonObject },
): Opinion[] {
  const rating = ratingOf[type];
  if (rating === undefined) return [];
  const pointer = pointerTo("", ...path.map(String));
  const direction = directionOf(path.map(String));
  return [
    {
      engine,
      rating,
      says: description ?? `[${action}] ${type}`,
      places: {
        base: action === "add" ? [] : placesOf(roots.base, pointer),
        head: action === "remove" ? [] : placesOf(roots.head, pointer),
      },
      ...(direction === undefined ? {} : { direction }),
    },
  ];
}

function placesOf(root: JsonObject, pointer: JsonPointer): JsonPointer[] {
  const real = placeThrough(root, pointer).pointer;
  return real === pointer ? [pointer] : [pointer, real];
}

/** What it says of a component by itself it says without a direction. */
function directionOf([first, , , part, callback]: readonly string[]): Direction | undefined {
  if (first !== "paths") return undefined;
  if (part === "responses") return "response";
  return part === "requestBody" || part === "parameters" || (part === "callbacks" && callback === undefined)
    ? "request"
    : undefined;
}
