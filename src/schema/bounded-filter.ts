import * as fc from "fast-check";

/** What a filter does, and how long it tries. */
export interface BoundedFilter<T> {
  readonly accepts: (value: T) => boolean;
  readonly tries: number;
  /** Called when no try was accepted; where it does not throw, the last try is taken as it is. */
  readonly exhausted: () => void;
}

/** Values of an arbitrary that a predicate accepts, tried for so many times and never for ever. */
export function filteredWithin<T>(inner: fc.Arbitrary<T>, filter: BoundedFilter<T>): fc.Arbitrary<T> {
  return new FilteredArbitrary(inner, filter);
}

// A class because fast-check's arbitraries are made by extending its own.
class FilteredArbitrary<T> extends fc.Arbitrary<T> {
  constructor(
    private readonly inner: fc.Arbitrary<T>,
    private readonly bounds: BoundedFilter<T>,
  ) {
    super();
  }

  override generate(mrng: fc.Random, biasFactor: number | undefined): fc.Value<T> {
    let value = this.inner.generate(mrng, biasFactor);
    for (let tries = 1; !this.bounds.accepts(value.value_); tries += 1) {
      if (tries >= this.bounds.tries) {
        this.bounds.exhausted();
        return value;
      }
      // Biased values repeat themselves: without a bias, a retry is worth something.
      value = this.inner.generate(mrng, undefined);
    }
    return value;
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.inner.canShrinkWithoutContext(value) && this.bounds.accepts(value);
  }

  override shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.inner.shrink(value, context).filter((smaller) => this.bounds.accepts(smaller.value_));
  }
}
