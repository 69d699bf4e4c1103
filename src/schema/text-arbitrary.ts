import * as fc from "fast-check";
import type { Words } from "./words-of.js";

/** What texts to make. */
export interface TextPlan {
  /** The lengths to choose from, in code points, ascending; not empty. */
  readonly lengths: readonly number[];
  readonly words: Pick<Words, "word">;
  readonly accepts: (text: string) => boolean;
}

/** Texts of a plan; they shrink to shorter ones, then to plainer characters. */
export function textArbitrary(plan: TextPlan): fc.Arbitrary<string> {
  return new TextArbitrary(plan);
}

/** A choice that always takes the first, for the plainest word. */
function first(bound: number): number {
  return bound === 8 ? 1 : 0;
}

// A class because fast-check's arbitraries are made by extending its own.
class TextArbitrary extends fc.Arbitrary<string> {
  constructor(private readonly plan: TextPlan) {
    super();
  }

  override generate(mrng: fc.Random): fc.Value<string> {
    const { lengths, words } = this.plan;
    const length = lengths[lengths.length === 1 ? 0 : mrng.nextInt(0, lengths.length - 1)] ?? 0;
    return new fc.Value(
      words.word(length, (bound) => mrng.nextInt(0, bound - 1)),
      undefined,
    );
  }

  override canShrinkWithoutContext(value: unknown): value is string {
    return typeof value === "string";
  }

  override shrink(value: string): fc.Stream<fc.Value<string>> {
    return fc
      .stream(this.smaller(value))
      .filter((text) => this.plan.accepts(text))
      .map((text) => new fc.Value(text, undefined));
  }

  private *smaller(text: string): Generator<string> {
    const characters = [...text];
    for (const length of this.plan.lengths) {
      if (length >= characters.length) break;
      yield this.plan.words.word(length, first);
    }
    for (let size = Math.floor(characters.length / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let at = 0; at + size <= characters.length; at += size) {
        yield [...characters.slice(0, at), ...characters.slice(at + size)].join("");
      }
    }
    for (const [i, character] of characters.entries()) {
      for (const plainer of ["a", "0"]) {
        if (isPlainer(plainer, character))
          yield [...characters.slice(0, i), plainer, ...characters.slice(i + 1)].join("");
      }
    }
  }
}

/** `a` is plainer than all, `0` than all but `a`. */
function isPlainer(plainer: string, character: string): boolean {
  return character !== "a" && character !== plainer;
}
