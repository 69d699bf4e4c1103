import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "../../core/json.js";
import { isAtOrBelow, type JsonPointer, pointerTo, withValueAt } from "../../core/json-pointer.js";
import { findProviders } from "../../documents/find-providers.js";
import { providerFiles } from "../../documents/load-provider.js";
import { normaliseDescription } from "../../documents/normalise-description.js";
import { readDocument } from "../../documents/read-document.js";
import { compareDescriptions } from "./compare-descriptions.js";
import { type DocumentChange, placeOf } from "./document-change.js";

const project = fileURLToPath(new URL("../../..", import.meta.url));
const names = await findProviders(project);
const roots = await Promise.all(
  names.map(async (name) => {
    const read = await readDocument(providerFiles(project, name).description);
    if (read.kind === "broken" || !isJsonObject(read.value.value)) throw new Error(`${name} cannot be read`);
    return normaliseDescription(read.value.value);
  }),
);

/** Every place of a document that holds no others. */
function leavesOf(value: Json | undefined, at: JsonPointer = ""): JsonPointer[] {
  const below = Array.isArray(value)
    ? value.flatMap((item: Json, index) => leavesOf(item, pointerTo(at, index)))
    : isJsonObject(value)
      ? Object.entries(value).flatMap(([name, member]) => leavesOf(member, pointerTo(at, name)))
      : [];
  return below.length > 0 ? below : [at];
}

const leaves = roots.map((root) => leavesOf(root));
const anyPlace = fc
  .nat(roots.length - 1)
  .chain((index) => fc.tuple(fc.constant(index), fc.nat(Math.max(0, (leaves[index]?.length ?? 1) - 1))));

function changedAt(root: JsonObject, place: JsonPointer, value: Json | undefined): JsonObject {
  const changed = withValueAt(root, place, value);
  return isJsonObject(changed) ? changed : root;
}

const opposite = { added: "removed", removed: "added", changed: "changed" } as const;

describe("compareDescriptions", () => {
  test.each(names.map((name, index) => [name, index] as const))(
    "%s does not differ from itself",
    (_, index) => {
      const root = roots[index] ?? {};
      expect(compareDescriptions(root, structuredClone(root))).toEqual([]);
    },
  );

  test("whatever is changed in a description, something is told, and nothing of other places", () => {
    fc.assert(
      fc.property(
        anyPlace,
        fc.constantFrom<Json | undefined>("otherwise", undefined),
        ([index, leaf], value) => {
          const root = roots[index] ?? {};
          const place = leaves[index]?.[leaf] ?? "";
          const changes = compareDescriptions(root, changedAt(root, place, value));
          expect(changes.length, place).toBeGreaterThan(0);
          for (const change of changes)
            expect(isRelated(place, change), `${place} is told at ${placeOf(change)}`).toBe(true);
        },
      ),
      { seed: 2026, numRuns: 300 },
    );
  });

  test("the other way round, what was added is removed", () => {
    fc.assert(
      fc.property(
        anyPlace,
        fc.constantFrom<Json | undefined>("otherwise", undefined),
        ([index, leaf], value) => {
          const root = roots[index] ?? {};
          const other = changedAt(root, leaves[index]?.[leaf] ?? "", value);
          const there = compareDescriptions(root, other).map((change) => told(change, change.kind));
          const back = compareDescriptions(other, root).map((change) => told(change, opposite[change.kind]));
          expect(back.toSorted()).toEqual(there.toSorted());
        },
      ),
      { seed: 2026, numRuns: 100 },
    );
  });
});

/** A change is told at the place, around it, or beside it in what holds it. */
function isRelated(place: JsonPointer, { base, head }: DocumentChange): boolean {
  const container = place.slice(0, place.lastIndexOf("/"));
  return [base, head].some(
    (at) => at !== undefined && (isAtOrBelow(place, at) || isAtOrBelow(at, container)),
  );
}

function told({ owner, member }: DocumentChange, kind: string): string {
  return `${kind} ${owner} ${member}`;
}
