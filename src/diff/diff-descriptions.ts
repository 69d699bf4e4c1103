import type { JsonObject } from "../core/json.js";
import { compareDescriptions } from "./description/compare-descriptions.js";
import type { DescribedSide } from "./description/described-side.js";
import { askApiSmartDiff } from "./engines/api-smart-diff.js";
import { askRedocly } from "./engines/redocly.js";
import type { EngineAnswer, Opinion } from "./rating/opinion.js";
import { assignOpinions } from "./rating/opinions-on.js";
import { rateChange, type Sides } from "./rating/rate-change.js";
import type { RatedChange } from "./rating/rated-change.js";

/** What differs between two descriptions, and what the engines could not say. */
export interface DescriptionDiff {
  readonly changes: readonly RatedChange[];
  /** Engines that gave no answer, with the reason. */
  readonly silent: readonly { readonly engine: string; readonly reason: string }[];
  /** What an engine says of places that do not differ. */
  readonly misplaced: readonly Opinion[];
}

/** Whether the engines are asked: who only wants to know what differs has no need of their ratings. */
export type Engines = "asked" | "left out";

/** Compares two descriptions, asks both engines, and makes one answer of the three. */
export async function diffDescriptions(sides: Sides, engines: Engines = "asked"): Promise<DescriptionDiff> {
  const changes = compareDescriptions(sides.base.root, sides.head.root);
  if (changes.length === 0) return { changes: [], silent: [], misplaced: [] };
  const [base, head] = [asRead(sides.base), asRead(sides.head)];
  const answers = engines === "asked" ? [await askRedocly(base, head), askApiSmartDiff(base, head)] : [];
  const opinions = answers.flatMap((answer) => (answer.kind === "answered" ? answer.opinions : []));
  const { on, misplaced } = assignOpinions(changes, opinions, sides);
  return {
    changes: changes.map((change) => rateChange(change, on.get(change) ?? [], sides)),
    silent: answers.flatMap((answer) => (answer.kind === "failed" ? [reasonOf(answer)] : [])),
    misplaced,
  };
}

/** Both as OpenAPI 3.1, which a normalised description is whatever it was written in. */
function asRead({ root }: DescribedSide): JsonObject {
  return { ...root, openapi: "3.1.1" };
}

function reasonOf({ engine, reason }: Extract<EngineAnswer, { kind: "failed" }>) {
  return { engine, reason };
}
