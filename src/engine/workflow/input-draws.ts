import fc, { type Arbitrary } from "fast-check";
import type { Json } from "../../core/json.js";
import { isAtOrBelow, pointerTo, valueAt } from "../../core/json-pointer.js";
import type { Workflow } from "../../documents/arazzo/workflow.js";
import type { Provider } from "../../documents/model.js";
import { arbitraryOf } from "../../schema/arbitrary-of.js";
import { type Break, breaksOf } from "../../schema/breaks-of.js";
import { edgesOf } from "../../schema/edges-of.js";
import { seededRandom } from "../seeded-random.js";
import { type FreeInputs, freeInputs } from "./free-inputs.js";
import type { InputDraw } from "./workflow-source.js";

/** The draws of a workflow's inputs, or why none can be made. */
export type InputPlan =
  | { readonly kind: "drawn"; readonly draws: readonly InputDraw[] }
  | { readonly kind: "impossible"; readonly reason: string };

/**
 * Plans with which inputs a workflow runs: each constraint at its edge, then at random up to so many; where the
 * workflow asks for invalid inputs, each of their constraints broken once.
 */
export function inputDraws(provider: Provider, workflow: Workflow, runs: number): InputPlan {
  const free = freeInputs(workflow);
  if (free === undefined) return { kind: "drawn", draws: [{ name: "", arbitrary: fc.constant({}) }] };
  const generation = arbitraryOf(free.schema);
  if (generation.kind === "impossible") {
    const [note] = generation.notes;
    return {
      kind: "impossible",
      reason:
        `no valid inputs can be made: ${note?.keyword ?? "schema"} at ${note?.pointer ?? free.schema.pointer} ${note?.why ?? ""}`.trimEnd(),
    };
  }
  const { arbitrary } = generation;
  if (workflow.assay.invalid.length > 0) return invalidDraws(provider, workflow, { free, arbitrary });
  const edges = edgesOf(free.schema)
    .filter(({ constraint }) => !free.isBound(constraint))
    .map((edge) => ({ name: edge.name, arbitrary: edge.arbitrary }));
  const chance = Array.from({ length: Math.max(1, runs - edges.length) }, (_, index) => ({
    name: `random/${index + 1}`,
    arbitrary,
  }));
  return { kind: "drawn", draws: [...edges, ...chance] };
}

interface Generated {
  readonly free: FreeInputs;
  readonly arbitrary: Arbitrary<Json>;
}

function invalidDraws(provider: Provider, workflow: Workflow, { free, arbitrary }: Generated): InputPlan {
  const random = seededRandom(1, workflow.id);
  const bases = Array.from({ length: 12 }, () => arbitrary.generate(random, undefined).value);
  const places = workflow.assay.invalid.map((name) => pointerTo("", name));
  const draws = breaksOf(free.schema)
    .filter(({ instance }) => places.some((place) => isAtOrBelow(instance, place)))
    .flatMap((broken) => {
      const offers = bases.map((base) => broken.apply(base)).find((found) => found !== undefined);
      if (offers === undefined || !isSeen(provider, free, broken)) return [];
      return [{ name: [broken.name, broken.variant].filter(Boolean).join("/"), arbitrary: offers }];
    });
  return draws.length > 0
    ? { kind: "drawn", draws }
    : {
        kind: "impossible",
        reason: `no constraint of ${workflow.assay.invalid.join(", ")} can be broken alone`,
      };
}

/**
 * Whether a breach can be told from what is allowed once it is sent: beside text everything is text in a path or
 * a query, and where a page states no types a server may convert.
 */
function isSeen(provider: Provider, { schema }: FreeInputs, { keyword, constraint }: Break): boolean {
  if (keyword !== "type") return true;
  const stated = valueAt(schema.root, constraint);
  const takesText = stated === "string" || (Array.isArray(stated) && stated.includes("string"));
  return !takesText && !provider.profile.scalarsMayConvert;
}
