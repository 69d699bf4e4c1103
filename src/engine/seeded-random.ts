import { Random } from "fast-check";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A source of randomness that a seed and a name determine. */
export type SeededRandom = Random;

/**
 * The randomness of one case: the same seed and name give the same values, whatever else runs.
 *
 * @param seed the run's seed, an integer
 * @param name the case's name
 */
export function seededRandom(seed: number, name: string): SeededRandom {
  return new Random(xoroshiro128plus((seed ^ hashOf(name)) | 0));
}

/** FNV-1a, 32 bits: spreads names over seeds and shards. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
