import { isJsonObject } from "../../core/json.js";
import { type JsonPointer, pointerTo, pointerTokens } from "../../core/json-pointer.js";
import type { Operation } from "../../documents/model.js";
import { resolveAt } from "../../documents/reference.js";
import { edgesOf } from "../../schema/edges-of.js";
import { narrowedPointer } from "../narrowed-schema.js";
import type { RequestPart } from "../request-part.js";

/** A constraint of the profile's that has an edge, and the constraint of the description that it narrows. */
export interface NarrowedEdge {
  readonly narrowed: JsonPointer;
  readonly described: JsonPointer;
}

/** The edges of a part that the profile narrows which are edges of the description too, there under another name. */
export function narrowedEdges(operation: Operation, part: RequestPart): NarrowedEdge[] {
  if (part.valid === part.described) return [];
  const base = narrowedPointer(operation, part.name);
  const distinct = new Set(edgesOf(part.valid).map(({ constraint }) => constraint));
  return [...distinct].flatMap((narrowed) => {
    if (!narrowed.startsWith(`${base}/allOf/`)) return [];
    const described = behind(part, pointerTokens(narrowed.slice(base.length)).slice(2));
    return described === undefined ? [] : [{ narrowed, described }];
  });
}

/** Where the description has what lies at these tokens in the part's schema. */
function behind(
  { described: { root, pointer } }: RequestPart,
  tokens: readonly string[],
): JsonPointer | undefined {
  if (!isJsonObject(root)) return undefined;
  const place = tokens.reduce(
    (at, token) => resolveAt(root, pointerTo(at.pointer, token)),
    resolveAt(root, pointer),
  );
  return place.value === undefined ? undefined : place.pointer;
}
