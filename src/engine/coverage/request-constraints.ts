import { type JsonPointer, pointerTo } from "../../core/json-pointer.js";
import type { Operation, SchemaAt } from "../../documents/model.js";
import { breaksOf } from "../../schema/breaks-of.js";
import { edgesOf } from "../../schema/edges-of.js";
import { SchemaCompilationError } from "../../schema/schema-compilation-error.js";
import { breakPlaces } from "../break-places.js";
import { canBeMissing } from "../can-be-missing.js";
import { draftParts, type PartDraft } from "../request-part.js";
import type { RequestSpace } from "../request-space.js";

/** One constraint on the requests of an operation, as the description states it. */
export interface RequestConstraint {
  readonly pointer: JsonPointer;
  readonly keyword: string;
  readonly hasEdge: boolean;
  readonly isBreakable: boolean;
  /** The part of the request that it constrains; absent for the body as a whole. */
  readonly part?: PartDraft;
  /** Requests are sent in another media type, which this one is. */
  readonly sentAs?: string;
}

/**
 * Every constraint on the requests of an operation, each once, whatever a run selects of them; edges only where valid
 * requests can be made.
 */
export function requestConstraints(
  operation: Operation,
  space: Pick<RequestSpace, "parts"> | undefined,
): RequestConstraint[] {
  const parts = draftParts(operation);
  const sentAs = parts.find(({ media }) => media !== undefined)?.media?.mediaType;
  const unsent = (operation.body?.media ?? []).flatMap(({ mediaType, schema }) =>
    schema === undefined || mediaType === sentAs ? [] : [schema],
  );
  const all = [
    ...parts.flatMap((part) => {
      const edges = space?.parts.some(({ name }) => name === part.name) === true ? edgesIn : () => [];
      const found = [...missing(part), ...breaksIn(part.described), ...edges(part.described)];
      return found.map((one) => ({ ...one, part }));
    }),
    ...missingBody(operation),
    ...unsent.flatMap((schema) =>
      breaksIn(schema).map((one) => ({ ...one, ...(sentAs === undefined ? {} : { sentAs }) })),
    ),
  ];
  const byPointer = new Map<JsonPointer, RequestConstraint>();
  for (const one of all) {
    const known = byPointer.get(one.pointer);
    byPointer.set(one.pointer, known === undefined ? one : together(known, one));
  }
  return [...byPointer.values()];
}

function together(known: RequestConstraint, other: RequestConstraint): RequestConstraint {
  return {
    ...known,
    hasEdge: known.hasEdge || other.hasEdge,
    isBreakable: known.isBreakable || other.isBreakable,
  };
}

function missing(part: PartDraft): RequestConstraint[] {
  if (part.parameter === undefined || !canBeMissing(part)) return [];
  const pointer = pointerTo(part.parameter.pointer, "required");
  return [{ pointer, keyword: "required", hasEdge: false, isBreakable: true }];
}

function missingBody({ body }: Operation): RequestConstraint[] {
  if (body?.required !== true) return [];
  return [
    { pointer: pointerTo(body.pointer, "required"), keyword: "required", hasEdge: false, isBreakable: true },
  ];
}

function breaksIn(schema: SchemaAt): RequestConstraint[] {
  return readable(() =>
    breaksOf(schema).map((broken) => ({
      pointer: breakPlaces(schema, broken)[0],
      keyword: broken.keyword,
      hasEdge: false,
      isBreakable: true,
    })),
  );
}

function edgesIn(schema: SchemaAt): RequestConstraint[] {
  return readable(() =>
    edgesOf(schema).map(({ constraint, keyword }) => ({
      pointer: constraint,
      keyword,
      hasEdge: true,
      isBreakable: false,
    })),
  );
}

/** Nothing where nobody can read the schema: the plan says so already. */
function readable(found: () => RequestConstraint[]): RequestConstraint[] {
  try {
    return found();
  } catch (cause) {
    if (cause instanceof SchemaCompilationError) return [];
    throw cause;
  }
}
