import * as fc from "fast-check";
import type { Json } from "../core/json.js";
import { canonicalText } from "./canonical-text.js";

/** Items that an array must contain. */
export interface Contained {
  readonly min: number;
  readonly max: number;
  /** The arbitrary of a matching item at a position, if one can stand there. */
  readonly at: (index: number) => fc.Arbitrary<Json> | undefined;
}

/** What arrays to make. */
export interface ArrayPlan {
  /** The arbitrary of an item at a position; `undefined` from the position on where none can stand. */
  readonly at: (index: number) => fc.Arbitrary<Json> | undefined;
  readonly min: number;
  readonly max: number;
  readonly contained: readonly Contained[];
  readonly uniqueness: "unique" | "repeating" | "any";
}

type Items = readonly { readonly value: fc.Value<Json>; readonly from: fc.Arbitrary<Json> }[];

/** Arrays of a plan; they shrink by losing items, then by smaller items. */
export function arrayArbitrary(plan: ArrayPlan): fc.Arbitrary<readonly Json[]> {
  return new ArrayArbitrary(plan);
}

// A class because fast-check's arbitraries are made by extending its own.
class ArrayArbitrary extends fc.Arbitrary<readonly Json[]> {
  constructor(private readonly plan: ArrayPlan) {
    super();
  }

  override generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<readonly Json[]> {
    const { min, max, uniqueness } = this.plan;
    const length = max > min ? mrng.nextInt(min, max) : min;
    const chosen = this.plan.contained.length > 0 ? this.place(length, mrng) : undefined;
    const items: { value: fc.Value<Json>; from: fc.Arbitrary<Json> }[] = [];
    const seen = new Set<string>();
    for (let i = 0; i < length; i += 1) {
      const from = chosen?.get(i) ?? this.plan.at(i);
      if (from === undefined) break;
      let value = from.generate(mrng, biasFactor);
      if (uniqueness === "unique") {
        for (let tries = 0; seen.has(canonicalText(value.value_)) && tries < 30; tries += 1) {
          value = from.generate(mrng, undefined);
        }
        const text = canonicalText(value.value_);
        if (seen.has(text) && i >= min) break;
        seen.add(text);
      }
      items.push({ value, from });
    }
    const [first] = items;
    if (uniqueness === "repeating" && first !== undefined) items[items.length - 1] = first;
    return built(items);
  }

  /** Decides at which positions the items stand that the array must contain. */
  private place(length: number, mrng: fc.Random): Map<number, fc.Arbitrary<Json>> {
    const chosen = new Map<number, fc.Arbitrary<Json>>();
    for (const { min, max, at } of this.plan.contained) {
      const most = Math.min(max, length, min + 2);
      let wanted = most > min ? mrng.nextInt(min, most) : min;
      const positions = Array.from({ length }, (_, i) => i).filter(
        (i) => !chosen.has(i) && at(i) !== undefined,
      );
      for (; wanted > 0 && positions.length > 0; wanted -= 1) {
        const [position] = positions.splice(mrng.nextInt(0, positions.length - 1), 1);
        const arbitrary = position === undefined ? undefined : at(position);
        if (position !== undefined && arbitrary !== undefined) chosen.set(position, arbitrary);
      }
    }
    return chosen;
  }

  override canShrinkWithoutContext(_: unknown): _ is readonly Json[] {
    return false;
  }

  override shrink(_: readonly Json[], context: unknown): fc.Stream<fc.Value<readonly Json[]>> {
    if (!Array.isArray(context)) return fc.Stream.nil();
    return fc.stream(this.smaller(context as Items));
  }

  private *smaller(items: Items): Generator<fc.Value<readonly Json[]>> {
    const { min } = this.plan;
    if (items.length > min) {
      yield built(items.slice(0, min));
      const half = Math.max(min, Math.floor(items.length / 2));
      if (half > min && half < items.length) yield built(items.slice(0, half));
      for (let i = items.length - 1; i >= 0; i -= 1) yield built(items.filter((_, j) => j !== i));
    }
    for (const [i, { value, from }] of items.entries()) {
      for (const simpler of from.shrink(value.value_, value.context)) {
        yield built(items.map((other, j) => (j === i ? { value: simpler, from } : other)));
      }
    }
  }
}

function built(items: Items): fc.Value<readonly Json[]> {
  return new fc.Value(
    items.map(({ value }) => value.value_),
    items,
  );
}
