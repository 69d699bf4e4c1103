import type * as fc from "fast-check";
import type { Json } from "../core/json.js";
import type { JsonPointer } from "../core/json-pointer.js";
import type { SchemaAt } from "../documents/model.js";
import { buildingOf, generationWith } from "./arbitrary-of.js";
import { cachedBySchema } from "./cached-by-schema.js";
import { compiledSchema } from "./compile-validator.js";
import { containerEdges } from "./container-edges.js";
import { satisfies } from "./evaluate.js";
import { type EdgeDraft, scalarEdges } from "./scalar-edges.js";
import type { SchemaNote } from "./schema-object.js";
import { type Location, walkLocations } from "./walk-locations.js";

/** Valid values of a schema with one constraint at its edge. */
export interface Edge {
  /** Path-like, such as `data/attributes/name/maxLength`. */
  readonly name: string;
  /** What is at its edge; `properties` where a member may be left out. */
  readonly keyword: string;
  /** The constraint in the root document. */
  readonly constraint: JsonPointer;
  /** Values of the whole schema. */
  readonly arbitrary: fc.Arbitrary<Json>;
}

/** The edges of a schema, and those that no valid value reaches. */
export interface EdgePlan {
  readonly edges: readonly Edge[];
  readonly unreachable: readonly SchemaNote[];
}

/**
 * The edges of a schema in a fixed order: each bound, each value of an enumeration, each optional member absent
 * and present, each default, each branch.
 *
 * @throws SchemaCompilationError where the schema cannot be read at all.
 */
export function edgesOf(schema: SchemaAt): readonly Edge[] {
  return edgePlanOf(schema).edges;
}

/** The edges of a schema, with a note on each that cannot be had. */
export const edgePlanOf: (schema: SchemaAt) => EdgePlan = cachedBySchema((schema) => {
  const { bundle, entry, isValid } = compiledSchema(schema);
  const definition = bundle.definitions.get(entry) ?? true;
  // One memory for all edges: away from the edge's own place their parts are the same.
  const building = buildingOf(bundle, {}, false);
  const edges: Edge[] = [];
  const unreachable: SchemaNote[] = [];
  const names = new Set<string>();
  for (const location of walkLocations(bundle, entry)) {
    for (const draft of draftsAt(location, bundle)) {
      const name = nameOf(location, draft);
      if (names.has(name)) continue;
      names.add(name);
      const held = location.holding(draft.schema);
      const isThere = (value: Json): boolean => isValid(value) && satisfies(bundle, held, value);
      const generation = generationWith(building, {
        bundle,
        schemas: [definition, held],
        isValid: isThere,
        name: `${schema.pointer} (${name})`,
      });
      if (generation.kind === "arbitrary")
        edges.push({
          name,
          keyword: draft.keyword,
          constraint: draft.constraint,
          arbitrary: generation.arbitrary,
        });
      else
        unreachable.push({
          pointer: draft.constraint,
          keyword: draft.name,
          why: `no valid value was found at the edge ${name}`,
        });
    }
  }
  return { edges, unreachable };
});

function draftsAt(location: Location, bundle: Parameters<typeof scalarEdges>[1]): EdgeDraft[] {
  return [...scalarEdges(location, bundle), ...containerEdges(location, bundle)];
}

function nameOf(location: Location, draft: EdgeDraft): string {
  const branch = location.branch.length === 0 ? [] : [`(${location.branch.join(", ")})`];
  return [...location.tokens, ...branch, draft.name].join("/");
}
