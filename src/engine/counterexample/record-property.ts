import type { InferredSource } from "../infer/inferred-source.js";
import type { Drawn } from "../infer/property-draws.js";
import type { Recipe, StoredRequest } from "./recipe.js";
import { restoreRequest, storeRequest } from "./stored-request.js";
import { templatesIn, valueFrom } from "./template.js";

type InferredRecipe = Extract<Recipe, { readonly kind: "inferred" }>;

/** What runs a property again from the same values. */
export function recordProperty(
  { property, baseOf }: InferredSource,
  { requests, bodies }: Drawn,
): InferredRecipe {
  const plainest = property.operations.flatMap((operation): [string, StoredRequest][] => {
    const base = baseOf(operation);
    return base === undefined ? [] : [[operation.id, storeRequest(base, [])]];
  });
  return {
    kind: "inferred",
    makes: requests.map((request) => storeRequest(request, [])),
    plainest: Object.fromEntries(plainest),
    broken: bodies.map((body) => templatesIn(body, [])),
  };
}

/** The values that a recorded run began with. */
export function drawnAgain({ makes, broken }: InferredRecipe): Drawn {
  return {
    requests: makes.map((stored) => restoreRequest(stored, noReference)),
    bodies: broken.map((body) => valueFrom(body, noReference)),
  };
}

/** The property's source with the plainest requests of the time when it was recorded. */
export function sourceAgain(source: InferredSource, { plainest }: InferredRecipe): InferredSource {
  return {
    ...source,
    baseOf: (operation) => {
      const stored = plainest[operation.id];
      return stored === undefined ? source.baseOf(operation) : restoreRequest(stored, noReference);
    },
  };
}

/** Generated values stand for nothing but themselves. */
function noReference(): undefined {
  return undefined;
}
