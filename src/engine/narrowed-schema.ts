import { isJsonObject, type Json, type JsonObject } from "../core/json.js";
import { pointerTo, pointerTokens } from "../core/json-pointer.js";
import type { Operation, Provider } from "../documents/model.js";
import { bindingsOf, draftParts } from "./request-part.js";

const narrowedMember = "x-assay-narrowed";

/** Where the narrowed schema of a part stands in the narrowed root. */
export function narrowedPointer(operation: Operation, part: string): string {
  return pointerTo("", narrowedMember, operation.id, part);
}

/** The description with a schema of its own for each part that the profile narrows. */
export function narrowedRoot(provider: Provider, operation: Operation): JsonObject {
  const narrowed: Record<string, Json> = {};
  const drafts = draftParts(operation);
  for (const draft of drafts) {
    const narrowings = bindingsOf(provider, operation, draft).flatMap(({ binding, place }) =>
      binding.kind === "narrowed" ? [nestedSchema(pointerTokens(place.pointer ?? ""), binding.schema)] : [],
    );
    if (narrowings.length > 0)
      narrowed[draft.name] = {
        allOf: [
          { $ref: `#${draft.described.pointer.split("/").map(encodeURIComponent).join("/")}` },
          ...narrowings,
        ],
      };
  }
  // All parts stand in one root: the description as requests see it.
  const described = drafts[0]?.described.root;
  return {
    ...(isJsonObject(described) ? described : provider.root),
    [narrowedMember]: { [operation.id]: narrowed },
  };
}

function nestedSchema(tokens: readonly string[], schema: JsonObject): JsonObject {
  return tokens.reduceRight<JsonObject>((inner, token) => ({ properties: { [token]: inner } }), schema);
}
