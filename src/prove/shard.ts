import { hashOf } from "../engine/seeded-random.js";

/** One-based: part `index` of `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Whether a name falls into a shard; into all where there is none. */
export function isOfShard(name: string, shard: Shard | undefined): boolean {
  return shard === undefined || hashOf(name) % shard.count === shard.index - 1;
}
